package regie.formats.estate;

import regie.estate.finding.EstateProblem;
import regie.kernel.Text;

/** What can be wrong with the directory itself. */
final class DirectoryProblems {

    private DirectoryProblems() {}

    static EstateProblem notDirectory(String path) {
        return new EstateProblem("not-a-directory",
                new Text("« " + path + " » n'est pas un répertoire.", "\"" + path + "\" is not a directory."),
                new Text("Donnez le répertoire qui contient estate.yaml.", "Give the directory that holds estate.yaml."));
    }

    static EstateProblem unreadable(String why) {
        return new EstateProblem("unreadable",
                new Text("ce fichier ne peut pas être lu (" + why + ").", "this file cannot be read (" + why + ")."),
                new Text("Donnez-en le droit de lecture.", "Grant the right to read it."));
    }

    static EstateProblem linkOutside() {
        return new EstateProblem("link-outside",
                new Text("ce lien symbolique mène hors du référentiel, ou nulle part.",
                        "this symbolic link leads out of the estate, or nowhere."),
                new Text("Copiez le fichier dans le référentiel : une version doit tout contenir.",
                        "Copy the file into the estate: a version must hold everything."));
    }

    static EstateProblem notRegular() {
        return new EstateProblem("not-a-file",
                new Text("ceci n'est pas un fichier ordinaire (tube, lien vers un dossier, périphérique).",
                        "this is not an ordinary file (a pipe, a link to a folder, a device)."),
                new Text("Ôtez-le du répertoire.", "Take it out of the directory."));
    }

    static EstateProblem tooLarge() {
        return new EstateProblem("directory-too-large",
                new Text("le répertoire dépasse " + Bundle.FILES_MAX + " fichiers ou " + (Bundle.BYTES_MAX >> 20) + " Mio.",
                        "the directory is beyond " + Bundle.FILES_MAX + " files or " + (Bundle.BYTES_MAX >> 20) + " MiB."),
                new Text("Gardez-y les déclarations et les scripts, et les données ailleurs.",
                        "Keep declarations and scripts in it, and data elsewhere."));
    }

    static EstateProblem frontMatter() {
        return new EstateProblem("front-matter",
                new Text("l'en-tête de ce fichier Markdown n'est pas refermé par une ligne « --- ».",
                        "the header of this Markdown file is not closed by a line \"---\"."),
                new Text("Ajoutez « --- » après les clés.", "Add \"---\" after the keys."));
    }
}
