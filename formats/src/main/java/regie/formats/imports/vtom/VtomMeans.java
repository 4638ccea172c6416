package regie.formats.imports.vtom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regie.formats.imports.Fields;
import regie.formats.imports.Names;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;
import regie.formats.imports.XmlElement;

/** Machines and their groups, accounts, queues, resources. */
final class VtomMeans {

    private final VtomDomain domain;

    VtomMeans(VtomDomain domain) {
        this.domain = domain;
    }

    void declare() {
        for (VtomObject host : domain.all("host")) {
            String name = domain.draft().host(host.name());
            host.source().self().carried("host " + name);
            Fields document = domain.draft().of("host", host.name());
            for (SourceAttribute attribute : host.attributes()) {
                switch (attribute.name()) {
                    case "id", "name" -> attribute.carried("host " + name);
                    case "comment" -> title(document, attribute, "host " + name);
                    case "hostname" -> {
                        if (!attribute.value().equals(host.name()) && !attribute.value().isBlank()) {
                            document.under("labels").put("node", Tree.text(attribute.value().replaceAll("[^A-Za-z0-9._/-]", "-")));
                        }
                        attribute.carried("host " + name + ": labels");
                    }
                    default -> attribute.carried("", "état de l'agent VTOM, que celui de Régie remplace",
                            "the state of VTOM's agent, whose place Régie's takes");
                }
            }
            below(host, "propriété de la machine : en faire une étiquette ou une variable",
                    "a property of the machine: make it a label or a variable");
        }
        domain.all("hostsgroup").forEach(this::group);
        for (String kind : List.of("user", "queue", "period")) {
            for (VtomObject object : domain.all(kind)) {
                boolean user = kind.equals("user");
                object.source().self().carried("", user ? "donné aux traitements (user)" : "une file de soumission ou une période",
                        user ? "given to the tasks (user)" : "a submission queue or a period");
                object.attributes().forEach(attribute -> attribute.carried("", "dit là où il sert", "said where it serves"));
                below(object, "sans équivalent dans Régie", "no equivalent in Régie");
            }
        }
        domain.all("resource").forEach(this::resource);
        for (VtomObject instruction : domain.all("instruction")) {
            String given = domain.draft().instruction(instruction.name(), text(instruction.element()));
            instruction.source().self().carried("instruction " + given);
            instruction.attributes().forEach(attribute -> attribute.carried("instruction " + given));
        }
    }

    static String text(XmlElement element) {
        StringBuilder text = new StringBuilder(element.text().strip());
        element.children().forEach(child -> text.append(text.isEmpty() ? "" : "\n\n").append(text(child)));
        String whole = text.toString().strip();
        return whole.isEmpty() ? element.attribute("text").or(() -> element.attribute("value")).or(() -> element.attribute("comment"))
                .orElse(element.attribute("name").orElse("")) : whole;
    }

    private static void below(VtomObject object, String fr, String en) {
        for (XmlElement child : object.element().children()) {
            boolean empty = child.attributes().isEmpty() && child.children().isEmpty() && child.text().isBlank();
            if (!empty) {
                all(object, child, fr, en);
            }
        }
    }

    private static void all(VtomObject object, XmlElement element, String fr, String en) {
        element.attributes().forEach((key, value) -> object.inner(element, element.name() + " " + key, value).notCarried(fr, en));
        if (!element.text().isBlank()) {
            object.inner(element, element.name(), element.text().strip()).notCarried(fr, en);
        }
        element.children().forEach(child -> all(object, child, fr, en));
    }

    private static void title(Fields document, SourceAttribute attribute, String at) {
        if (!attribute.value().isBlank()) {
            document.put("title", attribute.value().strip());
        }
        attribute.carried(at + ": title");
    }

    private void group(VtomObject group) {
        List<String> members = members(group);
        String label = Names.of(group.name());
        if (members.size() > 1) {
            members.forEach(member -> domain.draft().of("host", member).under("labels").put(label, Tree.word("member")));
        }
        group.source().self().carried(members.size() > 1 ? "host labels." + label : "host " + String.join(",", members));
        group.attributes().forEach(attribute -> attribute.carried("", "une étiquette, ou sa seule machine",
                "a label, or its only machine"));
        group.element().child("Hosts").ifPresent(hosts -> hosts.children().forEach(host -> host.attributes().forEach((key, value) ->
                group.inner(host, "Host " + key, value).carried("host labels." + label))));
    }

    private List<String> members(VtomObject group) {
        List<String> members = new ArrayList<>();
        group.element().child("Hosts").ifPresent(hosts -> hosts.children().forEach(host -> {
            Optional<VtomObject> known = host.attribute("id").flatMap(id -> domain.find("host", id));
            known.map(VtomObject::name).or(() -> host.attribute("name")).ifPresent(members::add);
        }));
        return members;
    }

    private void resource(VtomObject resource) {
        String type = resource.text("type").toUpperCase(java.util.Locale.ROOT);
        boolean units = type.equals("W") || type.equals("P") || type.startsWith("WEIGHT") || type.startsWith("POID");
        String value = text(resource.element());
        if (units) {
            int capacity = value.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(value) : 1;
            String name = domain.draft().units(resource.name(), capacity);
            resource.source().self().carried("resource " + name);
        } else if (type.startsWith("F")) {
            resource.source().self().carried("", "un fichier : attendu par les traitements qui le demandent (await)",
                    "a file: awaited by the tasks that ask for it (await)");
        } else {
            String name = domain.draft().variable(resource.name(), value);
            resource.source().self().approximated("estate: variables." + name, "une valeur : devient une variable du référentiel",
                    "a value: it becomes a variable of the estate");
        }
        resource.attributes().forEach(attribute -> attribute.carried("", "lu avec la ressource", "read with the resource"));
        resource.element().children().forEach(child -> resource.inner(child, child.name(), child.text().strip())
                .carried("", "lu avec la ressource", "read with the resource"));
    }

    /** Where a job runs: its own group, else that of its application, else that of its environment. */
    void place(VtomObject job, Fields task, String at) {
        Optional<SourceAttribute> said = nearest(job, "hostsGroup", "host", "machine", "agent");
        String reference = said.map(SourceAttribute::value).orElse("localhost");
        Optional<VtomObject> group = domain.find("hostsgroup", reference);
        List<String> members = group.map(this::members).orElse(List.of());
        if (members.size() > 1) {
            task.put("host", new Fields().put("labels", new Fields().word(Names.of(group.orElseThrow().name()), "member")));
        } else {
            String name = !members.isEmpty() ? members.getFirst() : domain.find("host",
                    reference).map(VtomObject::name).orElse(reference);
            task.word("host", domain.draft().host(name));
        }
        said.ifPresent(attribute -> attribute.carried(at + ".host"));
    }

    private static Optional<SourceAttribute> nearest(VtomObject object, String... keys) {
        Optional<SourceAttribute> own = object.get(keys).filter(attribute -> !attribute.value().isBlank());
        return own.isPresent() || !object.hasHolder() ? own : nearest(object.holder(), keys);
    }

    void user(VtomObject job, Fields task, String at) {
        Optional<SourceAttribute> said = nearest(job, "user", "utilisateur");
        said.ifPresent(attribute -> {
            task.put("user", domain.find("user", attribute.value()).map(VtomObject::name).orElse(attribute.value()));
            attribute.carried(at + ".user");
        });
    }
}
