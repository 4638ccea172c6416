package regie.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The compiled house, imported once for all rules of one JVM. */
final class House {

    private House() {}

    static JavaClasses classes() {
        return Imported.CLASSES;
    }

    /** Nested types and arrays count as the type that a person wrote. */
    static String named(JavaClass type) {
        return type.getBaseComponentType().getName();
    }

    private static final class Imported {
        static final JavaClasses CLASSES = new ClassFileImporter()
                .withImportOption(location -> !location.contains("jmh_generated"))
                .importPaths(Project.classFolders());
    }
}
