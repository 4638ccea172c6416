package regie.formats.imports.controlm;

import java.util.ArrayList;
import java.util.List;
import regie.formats.imports.Defaults;
import regie.formats.imports.ImportRequest;
import regie.formats.imports.Imported;
import regie.formats.imports.Importer;
import regie.formats.imports.Ledger;
import regie.formats.imports.SourceFile;
import regie.kernel.Text;

/** Control-M, in either form. */
public final class ControlMImporter implements Importer {

    private final boolean json;

    private ControlMImporter(boolean json) {
        this.json = json;
    }

    public static Importer xml() {
        return new ControlMImporter(false);
    }

    public static Importer json() {
        return new ControlMImporter(true);
    }

    @Override
    public String format() {
        return json ? "control-m-json" : "control-m";
    }

    @Override
    public Text what() {
        return json ? new Text("Control-M : JSON de l'Automation API", "Control-M: JSON of the Automation API")
                : new Text("Control-M : XML des dossiers", "Control-M: XML of folders");
    }

    @Override
    public Imported read(ImportRequest request) {
        Ledger ledger = new Ledger();
        List<CmFolder> folders = new ArrayList<>();
        for (SourceFile file : request.files()) {
            folders.addAll(json ? CmJsonReader.read(file, ledger) : CmXmlReader.read(file, ledger));
        }
        CmEstate estate = new CmEstate(request);
        estate.place(folders);
        new CmSchedules(estate).all();
        new CmTasks(estate).all();
        new CmEvents(estate).all();
        estate.needs().write(estate.draft());
        Defaults.hoist(estate.draft());
        return new Imported(estate.draft(), ledger.report(format()));
    }
}
