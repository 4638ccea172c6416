package regie.formats.imports.vtom;

import regie.formats.imports.Defaults;
import regie.formats.imports.ImportRequest;
import regie.formats.imports.Imported;
import regie.formats.imports.Importer;
import regie.formats.imports.Ledger;
import regie.formats.imports.SourceFile;
import regie.formats.imports.XmlSource;
import regie.kernel.Text;

/** Visual TOM. */
public final class VtomImporter implements Importer {

    @Override
    public String format() {
        return "vtom";
    }

    @Override
    public Text what() {
        return new Text("Visual TOM : le XML de vtexport -x", "Visual TOM: the XML of vtexport -x");
    }

    @Override
    public Imported read(ImportRequest request) {
        Ledger ledger = new Ledger();
        VtomDomain domain = new VtomDomain(request, ledger);
        for (SourceFile file : request.files()) {
            XmlSource.read(file, ledger).ifPresent(root -> {
                root.attributes().forEach((key, value) -> ledger.object(file.name(), root.line(), "domain", key + "=" + value).self()
                        .carried("", "l'export lui-même", "the export itself"));
                if (root.children().isEmpty()) {
                    ledger.fault(file.name(), root.line(), "<" + root.name() + ">", new Text("aucun objet VTOM dans ce fichier",
                            "no VTOM object in this file"));
                }
                domain.read(file.name(), root);
            });
        }
        new VtomDays(domain).calendars();
        VtomMeans means = new VtomMeans(domain);
        means.declare();
        VtomPlans plans = new VtomPlans(domain, means);
        plans.place();
        plans.fill();
        new VtomLinks(domain).all();
        domain.needs().write(domain.draft());
        Defaults.hoist(domain.draft());
        return new Imported(domain.draft(), ledger.report(format()));
    }
}
