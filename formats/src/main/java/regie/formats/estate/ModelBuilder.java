package regie.formats.estate;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import regie.estate.EstateModel;
import regie.estate.Instruction;
import regie.estate.calendar.Holidays;
import regie.estate.plan.PlanDefinition;
import regie.estate.plan.Template;
import regie.formats.calendar.JollydayHolidays;
import regie.formats.estate.Expressing.Secrets;
import regie.formats.schema.Rule;
import regie.formats.yaml.Node;
import regie.formats.yaml.Report;
import regie.kernel.ApplicationName;
import regie.kernel.EstateVersion;
import regie.kernel.HostName;
import regie.kernel.PlanName;
import regie.kernel.ResourceName;
import regie.kernel.Text;

/** Puts the model together from documents that were checked. */
final class ModelBuilder {

    /** One for all estates that are read, so that a year is worked out once. */
    private static final Holidays HOLIDAYS = new JollydayHolidays();

    private final Documents documents;
    private final Inventory inventory;
    private final Report report;

    ModelBuilder(Documents documents, Inventory inventory, Report report) {
        this.documents = documents;
        this.inventory = inventory;
        this.report = report;
    }

    EstateModel build(Document estate, String environment, EstateVersion version, LinkedHashMap<PlanName, PlanDefinition> plans) {
        Fields fields = estate.fields();
        return new EstateModel(
                estate.name(), title(estate), version, environment(environment),
                zone(fields),
                fields.time("new_day").orElse(LocalTime.MIDNIGHT),
                variables(estate), hosts(), logical(), resources(), applications(), services(), roles(), connections(),
                instructions(), new Calendars(documents, HOLIDAYS).build(), fields.text("calendar"),
                DayReader.periods(documents), DayReader.sets(documents, inventory, report), plans,
                new BetweenBuilder(documents, plans).build(fields, zone(fields), fields.time("new_day").orElse(LocalTime.MIDNIGHT)));
    }

    private static ZoneId zone(Fields estate) {
        return estate.text("zone").filter(zone -> Rule.ZONE.breach(zone).isEmpty()).map(ZoneId::of).orElse(ZoneId.of("UTC"));
    }

    private EstateModel.EnvironmentRules environment(String name) {
        Optional<Document> document = inventory.environment();
        Fields fields = Fields.of(document.map(Document::root));
        return new EstateModel.EnvironmentRules(name, document.map(ModelBuilder::title).orElse(Text.same(name)),
                fields.whole("rank").orElse(1), fields.text("promotes_from"), fields.text("colour").orElse("grey"),
                Fields.of(fields.node("requires")).flag("reason"),
                document.map(this::variables).orElse(new LinkedHashMap<>()));
    }

    /** Variables above plans are evaluated for each run, so they may read what every run has. */
    private LinkedHashMap<String, Template> variables(Document document) {
        Set<String> all = document.kind().equals("application")
                ? inventory.variablesFor(document.name()) : inventory.variablesFor("");
        return Expressing.within(report, Visible.inPlan(all)).templates(document.fields(), "variables", Secrets.NOWHERE);
    }

    private LinkedHashMap<HostName, EstateModel.Host> hosts() {
        LinkedHashMap<HostName, EstateModel.Host> hosts = new LinkedHashMap<>();
        for (Document host : documents.of("host")) {
            Fields fields = host.fields();
            HostName name = new HostName(host.name());
            hosts.put(name, new EstateModel.Host(name, fields.choice("reach", EstateModel.Reach.class, EstateModel.Reach.AGENT),
                    fields.whole("slots"), fields.textMap("labels"), fields.text("instruction")));
        }
        return hosts;
    }

    private LinkedHashMap<String, List<HostName>> logical() {
        LinkedHashMap<String, List<HostName>> logical = new LinkedHashMap<>();
        inventory.logical().forEach((name, machines) -> logical.put(name, machines.stream().map(HostName::new).toList()));
        return logical;
    }

    private LinkedHashMap<ResourceName, EstateModel.Resource> resources() {
        LinkedHashMap<ResourceName, EstateModel.Resource> resources = new LinkedHashMap<>();
        for (Document resource : documents.of("resource")) {
            ResourceName name = new ResourceName(resource.name());
            boolean exclusive = resource.fields().flag("exclusive");
            resources.put(name, new EstateModel.Resource(name, exclusive ? 1 : resource.fields().whole("capacity").orElse(1), exclusive,
                    exclusive ? List.of() : BetweenBuilder.capacities(resource.fields())));
        }
        return resources;
    }

    private LinkedHashMap<ApplicationName, EstateModel.Application> applications() {
        LinkedHashMap<ApplicationName, EstateModel.Application> applications = new LinkedHashMap<>();
        for (Document application : documents.of("application")) {
            Fields fields = application.fields();
            ApplicationName name = new ApplicationName(application.name());
            applications.put(name, new EstateModel.Application(name, fields.text("code"), title(application), fields.text("owner"),
                    fields.texts("rests_on").stream().filter(text -> !text.isEmpty()).map(ApplicationName::new).toList(),
                    variables(application), fields.text("instruction"), fields.time("new_day")));
        }
        return applications;
    }

    private LinkedHashMap<String, EstateModel.Service> services() {
        LinkedHashMap<String, EstateModel.Service> services = new LinkedHashMap<>();
        documents.of("service").forEach(service -> services.put(service.name(), new EstateModel.Service(service.name(), title(service),
                service.fields().texts("rests_on").stream().filter(text -> !text.isEmpty()).map(ApplicationName::new).toList())));
        return services;
    }

    private LinkedHashMap<String, EstateModel.Role> roles() {
        LinkedHashMap<String, EstateModel.Role> roles = new LinkedHashMap<>();
        documents.of("role").forEach(role -> roles.put(role.name(), new EstateModel.Role(role.name(), title(role))));
        return roles;
    }

    private LinkedHashMap<String, EstateModel.Connection> connections() {
        LinkedHashMap<String, EstateModel.Connection> connections = new LinkedHashMap<>();
        Expressing expressing = Expressing.within(report, Visible.inPlan(inventory.variablesFor("")));
        for (Document connection : documents.of("connection")) {
            Fields fields = connection.fields();
            connections.put(connection.name(), new EstateModel.Connection(connection.name(),
                    fields.scalar("url").map(url -> expressing.template(url, "url", Secrets.ALLOWED)).orElse(Template.literal("")),
                    fields.scalar("user").map(user -> expressing.template(user, "user", Secrets.ALLOWED)),
                    fields.scalar("password").map(password -> expressing.template(password, "password", Secrets.ALLOWED))));
        }
        return connections;
    }

    private LinkedHashMap<String, Instruction> instructions() {
        LinkedHashMap<String, Instruction> instructions = new LinkedHashMap<>();
        Expressing trusting = Expressing.trusting(new Report());
        for (Document document : documents.of("instruction")) {
            Fields fields = document.fields();
            List<Instruction.Case> cases = new ArrayList<>();
            for (Node item : fields.items("cases")) {
                if (item instanceof Node.Mapping mapping) {
                    cases.add(oneCase(new Fields(mapping), trusting));
                }
            }
            String text = document.markdown().isEmpty() ? fields.text("text").orElse("") : document.markdown();
            instructions.put(document.name(), new Instruction(document.name(), cases, fields.texts("never"),
                    fields.date("reviewed"), text));
        }
        return instructions;
    }

    private static Instruction.Case oneCase(Fields fields, Expressing trusting) {
        return new Instruction.Case(fields.scalar("when").flatMap(when -> trusting.condition(when, "when")),
                fields.text("do").orElse("call"), fields.whole("max"), fields.text("who"), fields.duration("after"));
    }

    private static Text title(Document document) {
        return document.fields().sentence("title").orElse(Text.same(document.name()));
    }
}
