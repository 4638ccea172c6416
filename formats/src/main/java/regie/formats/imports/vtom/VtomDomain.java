package regie.formats.imports.vtom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regie.formats.imports.EstateDraft;
import regie.formats.imports.ImportRequest;
import regie.formats.imports.Ledger;
import regie.formats.imports.Needs;
import regie.formats.imports.SourceObject;
import regie.formats.imports.XmlElement;
import regie.kernel.Language;
import regie.kernel.Text;

/** All objects of the domain by kind, and by the ids by which they name each other. */
final class VtomDomain {

    private static final List<String> KNOWN = List.of("calendar", "date", "host", "hostsgroup", "queue", "user", "resource",
            "environment",
            "application", "job", "link", "instruction", "period");

    private final ImportRequest request;
    private final Ledger ledger;
    private final EstateDraft draft;
    private final Needs needs = new Needs();
    private final Map<String, List<VtomObject>> byKind = new LinkedHashMap<>();
    private final Map<String, VtomObject> byId = new LinkedHashMap<>();

    VtomDomain(ImportRequest request, Ledger ledger) {
        this.request = request;
        this.ledger = ledger;
        this.draft = new EstateDraft(request);
    }

    ImportRequest request() {
        return request;
    }

    EstateDraft draft() {
        return draft;
    }

    Needs needs() {
        return needs;
    }

    String comment(Text words) {
        return request.language() == Language.FRENCH ? words.fr() : words.en();
    }

    List<VtomObject> all(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** By id, by name, or by path ({@code environment/application/job}). */
    Optional<VtomObject> find(String kind, String reference) {
        Optional<VtomObject> known = Optional.ofNullable(byId.get(reference)).filter(object -> isKind(object, kind));
        return known.or(() -> all(kind).stream().filter(object -> object.name().equals(reference)).findFirst());
    }

    Optional<VtomObject> any(String reference) {
        return Optional.ofNullable(byId.get(reference));
    }

    boolean isKind(VtomObject object, String kind) {
        return object.element().is(kind);
    }

    /** Lists are transparent; what is no definition of work is said to be so. */
    void read(String file, XmlElement element) {
        for (XmlElement child : element.children()) {
            String kind = child.name().toLowerCase(Locale.ROOT);
            if (KNOWN.contains(kind)) {
                object(file, child, kind, null);
            } else if (isList(child)) {
                attributesOf(file, child);
                read(file, child);
            } else {
                foreign(file, child);
            }
        }
    }

    private static boolean isList(XmlElement element) {
        String name = element.name().toLowerCase(Locale.ROOT);
        return KNOWN.contains(name.replaceFirst("s$", "")) || name.equals("hostsgroups") || name.equals("objects")
                || name.equals("domain");
    }

    private void attributesOf(String file, XmlElement list) {
        if (!list.attributes().isEmpty()) {
            SourceObject object = ledger.object(file, list.line(), list.name(), "");
            object.self().carried("", "une liste", "a list");
            list.attributes().forEach((key, value) -> object.attribute(list.line(), key, value)
                    .carried("", "état ou réglage de VTOM, pas une définition", "VTOM's own state or setting, not a definition"));
        }
    }

    private void foreign(String file, XmlElement element) {
        SourceObject object = ledger.object(file, element.line(), element.name(), element.attribute("name").orElse(""));
        if (element.attributes().isEmpty() && element.children().isEmpty() && element.text().isBlank()) {
            object.self().carried("", "vide", "empty");
            return;
        }
        object.self().notCarried("droits, comptes, dessins et alarmes se règlent dans Régie même",
                "rights, accounts, drawings and alarms are set in Régie itself");
        element.attributes().forEach((key, value) -> object.attribute(element.line(), key, value)
                .notCarried("d'un objet qui n'est pas repris", "of an object that is not carried"));
        element.children().forEach(child -> foreign(file, child));
    }

    private void object(String file, XmlElement element, String kind, @Nullable VtomObject holder) {
        String name = element.attribute("name").orElse(element.attribute("id").orElse(kind));
        String shown = holder == null || kind.equals("application") ? name : holder.name() + "/" + name;
        VtomObject object = new VtomObject(element, ledger.object(file, element.line(), kind, kind.equals("job") ? name : shown), holder);
        byKind.computeIfAbsent(kind, none -> new ArrayList<>()).add(object);
        for (String id : List.of("id", "xid", "sid")) {
            element.attribute(id).ifPresent(value -> byId.putIfAbsent(value, object));
        }
        byId.putIfAbsent(path(object), object);
        for (XmlElement list : element.children()) {
            String inner = list.name().toLowerCase(Locale.ROOT);
            boolean members = List.of("applications", "jobs", "links").contains(inner);
            if (members) {
                list.children().forEach(child -> object(file, child, child.name().toLowerCase(Locale.ROOT), object));
            } else if (List.of("application", "job", "link").contains(inner)) {
                object(file, list, inner, object);
            }
        }
    }

    private static String path(VtomObject object) {
        return switch (object.element().name().toLowerCase(Locale.ROOT)) {
            case "application" -> object.hasHolder() ? object.holder().name() + "/" + object.name() : object.name();
            case "job" -> object.hasHolder() ? path(object.holder()) + "/" + object.name() : object.name();
            default -> object.element().name() + " " + object.name();
        };
    }
}
