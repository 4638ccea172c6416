package regie.formats.imports.jil;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import regie.formats.imports.Fields;
import regie.formats.imports.Names;
import regie.formats.imports.SourceAttribute;
import regie.formats.imports.Tree;

/** Machines, virtual machines, resources and globals. */
final class JilMachines {

    private static final Pattern RESOURCE = Pattern.compile(
            "\\(\\s*([^,()]+?)\\s*(?:,\\s*QUANTITY\\s*=\\s*([0-9]+|ALL)\\s*)?(?:,\\s*FREE\\s*=\\s*([A-Z])\\s*)?(?:,[^()]*)?\\)",
            Pattern.CASE_INSENSITIVE);

    private final JilEstate estate;
    private final Map<String, List<String>> pools = new LinkedHashMap<>();
    private final Map<String, JilStatement> resources = new LinkedHashMap<>();
    private final Map<String, String> loads = new LinkedHashMap<>();

    JilMachines(JilEstate estate) {
        this.estate = estate;
    }

    void declare() {
        List<JilStatement> machines = estate.all("insert_machine");
        machines.stream().filter(machine -> !isVirtual(machine)).forEach(this::real);
        machines.stream().filter(JilMachines::isVirtual).forEach(this::virtual);
        estate.all("insert_resource").forEach(this::resource);
        for (JilStatement global : estate.globals()) {
            Optional<SourceAttribute> value = global.get("value");
            String name = estate.draft().variable(global.name(), value.map(SourceAttribute::value).orElse(""));
            global.source().self().carried("estate: variables." + name);
            value.ifPresent(attribute -> attribute.carried("estate: variables." + name));
        }
    }

    private static boolean isVirtual(JilStatement machine) {
        return machine.get("type").map(attribute -> attribute.value().toLowerCase(Locale.ROOT)).filter("v"::equals).isPresent()
                || !machine.all("machine").isEmpty();
    }

    private void real(JilStatement machine) {
        String host = estate.draft().host(machine.name());
        Fields document = estate.draft().of("host", machine.name());
        machine.source().self().carried("host " + host);
        for (SourceAttribute attribute : machine.attributes()) {
            switch (attribute.name()) {
                case "type", "agent_name", "port" -> attribute.carried("host " + host, "l'agent de Régie le remplace",
                        "Régie's agent takes its place");
                case "node_name" -> {
                    if (estate.hasPlaceholder(attribute.value())) {
                        attribute.notCarried("à remplir avant chargement : l'adresse est celle que l'agent annonce",
                                "a placeholder: the address is the one that the agent tells");
                        continue;
                    }
                    document.under("labels").put("node", Tree.text(label(attribute.value())));
                    attribute.carried("host " + host + ": labels.node");
                }
                case "description" -> {
                    document.put("title", attribute.value());
                    attribute.carried("host " + host + ": title");
                }
                case "max_load" -> maxLoad(machine.name(), attribute);
                case "factor" -> attribute.notCarried("la charge ne se pondère pas par machine", "load is not weighted by machine");
                default -> attribute.notCarried("sans équivalent dans Régie", "no equivalent in Régie");
            }
        }
    }

    private static String label(String text) {
        String label = text.replaceAll("[^A-Za-z0-9._/-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return label.isEmpty() ? "none" : label.substring(0, Math.min(63, label.length()));
    }

    private void maxLoad(String machine, SourceAttribute attribute) {
        if (!attribute.value().matches("[1-9][0-9]{0,5}")) {
            attribute.carried("", "pas de limite", "no limit");
            return;
        }
        String resource = estate.draft().units(machine + "_LOAD", Integer.parseInt(attribute.value()));
        loads.put(machine.toLowerCase(Locale.ROOT), resource);
        attribute.carried("resource " + resource + ": capacity");
    }

    /** The members carry a label; a task asks for a machine that has it. */
    private void virtual(JilStatement machine) {
        String label = Names.of(machine.name().replaceAll(JilEstate.PLACEHOLDER.pattern(), "$1$2"));
        List<String> members = new ArrayList<>();
        for (SourceAttribute attribute : machine.attributes()) {
            switch (attribute.name()) {
                case "machine" -> {
                    String host = estate.draft().host(attribute.value());
                    estate.draft().of("host", attribute.value()).under("labels").put(label, Tree.word("member"));
                    members.add(host);
                    attribute.carried("host " + host + ": labels." + label);
                }
                case "type" -> attribute.carried("", "une étiquette des machines", "a label of the machines");
                case "max_load", "factor" -> attribute.notCarried("la charge d'un membre dans un groupe n'a pas d'équivalent",
                        "a member's load within a pool has no equivalent");
                default -> attribute.notCarried("sans équivalent dans Régie", "no equivalent in Régie");
            }
        }
        machine.source().self().carried("host labels." + label);
        pools.put(machine.name().toLowerCase(Locale.ROOT), members.size() == 1 ? members : List.of(label));
        if (members.size() != 1 && !members.isEmpty()) {
            labelled.add(label);
        }
    }

    private final List<String> labelled = new ArrayList<>();

    private void resource(JilStatement resource) {
        resources.put(resource.name().toLowerCase(Locale.ROOT), resource);
        String type = resource.get("res_type").map(attribute -> attribute.value().toUpperCase(Locale.ROOT)).orElse("R");
        int amount = resource.get("amount").map(SourceAttribute::value).filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt).orElse(1);
        boolean lock = amount == 1 && type.equals("R");
        String name = lock ? estate.draft().lock(resource.name()) : estate.draft().units(resource.name(), Math.max(1, amount));
        resource.source().self().carried("resource " + name);
        for (SourceAttribute attribute : resource.attributes()) {
            switch (attribute.name()) {
                case "res_type" -> resourceType(attribute, type);
                case "amount" -> attribute.carried("resource " + name + (lock ? ": exclusive" : ": capacity"));
                case "description" -> {
                    estate.draft().of("resource", resource.name()).put("title", attribute.value());
                    attribute.carried("resource " + name + ": title");
                }
                default -> attribute.notCarried("la ressource vaut pour tout le référentiel", "the resource is that of the whole estate");
            }
        }
    }

    private static void resourceType(SourceAttribute attribute, String type) {
        switch (type) {
            case "R" -> attribute.carried("", "rendue à la fin", "given back at the end");
            case "D" -> attribute.approximated("", "rendue à la fin, alors que l'ancienne s'épuise",
                    "given back at the end, while the former is used up");
            default -> attribute.approximated("", "prise pendant l'exécution, alors que l'ancienne n'est qu'un seuil",
                    "held while running, while the former is only a threshold");
        }
    }

    void settle(JilJob job, SourceAttribute attribute) {
        if (!job.isTask() || job.isBox()) {
            attribute.carried("", "une boîte n'exécute rien", "a box runs nothing");
            return;
        }
        List<String> names = List.of(attribute.value().strip().split("[,\\s]+"));
        if (names.size() > 1) {
            String label = Names.of(String.join(" or ", names));
            names.forEach(name -> estate.draft().of("host", name).under("labels").put(label, Tree.word("member")));
            names.forEach(estate.draft()::host);
            job.fields().put("host", new Fields().put("labels", new Fields().word(label, "member")));
            attribute.carried(job.at("host"));
            return;
        }
        List<String> pool = pools.getOrDefault(attribute.value().toLowerCase(Locale.ROOT), List.of());
        if (!pool.isEmpty() && labelled.contains(pool.getFirst())) {
            job.fields().put("host", new Fields().put("labels", new Fields().word(pool.getFirst(), "member")));
        } else {
            job.fields().word("host", pool.isEmpty() ? estate.draft().host(attribute.value()) : pool.getFirst());
        }
        attribute.carried(job.at("host"));
    }

    /** A task that runs something stands on some machine. */
    void place(JilJob job) {
        boolean runs = job.fields().has("run") || job.fields().has("await");
        if (runs && !job.fields().has("host")) {
            job.fields().word("host", estate.draft().host("localhost"));
            job.statement().source().self().approximated(job.at("host"), "job sans machine : placé sur localhost",
                    "a job without a machine: placed on localhost");
        }
    }

    void resources(JilJob job, SourceAttribute attribute) {
        if (!job.isTask()) {
            attribute.notCarried("ressources d'une boîte : à porter par ses traitements", "a box's resources: for its tasks to hold");
            return;
        }
        Matcher matcher = RESOURCE.matcher(attribute.value());
        boolean any = false;
        while (matcher.find()) {
            any = true;
            one(job, attribute, matcher);
        }
        if (!any) {
            attribute.notCarried("ressources illisibles", "the resources cannot be read");
        }
    }

    private void one(JilJob job, SourceAttribute attribute, Matcher found) {
        String name = found.group(1);
        boolean known = resources.containsKey(name.toLowerCase(Locale.ROOT));
        boolean all = found.group(2) != null && found.group(2).equalsIgnoreCase("ALL");
        int quantity = found.group(2) == null || all ? 1 : Math.max(1, Math.min(1_000_000, Integer.parseInt(found.group(2))));
        String given = estate.draft().find("resource", name).orElseGet(() -> estate.draft().units(name, 1));
        Fields document = estate.draft().document("resource", given).orElseThrow();
        if (document.has("exclusive")) {
            job.fields().add("locks", Tree.word(given));
            attribute.carried(job.at("locks"));
        } else {
            int capacity = document.text("capacity").map(Integer::parseInt).orElse(1);
            if (!known && quantity > capacity) {
                document.put("capacity", Tree.word(quantity));
            }
            int units = all ? capacity : known ? Math.min(quantity, capacity) : quantity;
            job.fields().under("uses").put(given, Tree.word(units));
            attribute.carried(job.at("uses"));
        }
        if (!known) {
            attribute.approximated("resource " + given, "ressource absente des fichiers : déclarée avec ce qu'on lui demande",
                    "a resource that is not in the files: declared with what is asked of it");
        }
        boolean kept = found.group(3) != null && !found.group(3).equalsIgnoreCase("A");
        if (kept) {
            attribute.approximated("", "rendue à la fin dans tous les cas", "given back at the end in every case");
        }
    }

    void load(JilJob job, SourceAttribute attribute) {
        Optional<String> resource = Optional.ofNullable(loads.get(job.text("machine").toLowerCase(Locale.ROOT)));
        boolean usable = job.isTask() && !job.isBox() && attribute.value().matches("[1-9][0-9]{0,5}");
        if (usable && resource.isPresent()) {
            int capacity = estate.draft().document("resource", resource.get()).flatMap(document -> document.text("capacity"))
                    .map(Integer::parseInt).orElse(1);
            job.fields().under("uses").put(resource.get(), Tree.word(Math.min(capacity, Integer.parseInt(attribute.value()))));
            attribute.carried(job.at("uses"));
        } else if (attribute.value().equals("0")) {
            attribute.carried("", "pas de charge", "no load");
        } else {
            attribute.notCarried("la machine n'a pas de max_load dans ces fichiers", "the machine has no max_load in these files");
        }
    }
}
