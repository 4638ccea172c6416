package regie.formats.schema;

import static regie.formats.schema.Types.choice;
import static regie.formats.schema.Types.either;
import static regie.formats.schema.Types.list;
import static regie.formats.schema.Types.name;
import static regie.formats.schema.Types.reference;
import static regie.formats.schema.Types.structure;

import java.util.List;
import regie.kernel.Text;

/** The kinds that say what there is: estate, environments, machines, resources, applications, services, people. */
final class InventoryKinds {

    private static final Type HOST = either(reference("host"), new Type.ListOf(reference("host"), 1, 10_000));

    private InventoryKinds() {}

    static List<Declaration> all() {
        return List.of(estate(), environment(), host(), resource(), application(), service(),
                connection(), role(), CalendarKeys.declaration());
    }

    private static Declaration estate() {
        return new Declaration("estate", structure("estate",
                name("estate", "comptoir", "Le nom du référentiel.", "The estate's name."),
                Types.title(),
                Key.of("zone", Types.ZONE, "Europe/Paris", "Le fuseau de toutes les heures.", "The zone of all times.").orElse("UTC"),
                Key.of("new_day", Types.TIME, "\"06:00\"",
                        "L'heure à laquelle change la date d'exploitation.", "The hour at which the production date changes.")
                        .orElse("\"00:00\""),
                Key.of("calendar", reference("calendar"), "working", "Le calendrier des plans qui n'en disent pas.",
                        "The calendar of plans that name none."),
                BetweenKinds.lookBack(),
                Types.variables()),
                new Text("Une fois par répertoire : le référentiel lui-même.", "Once per directory: the estate itself."),
                """
                estate: comptoir
                title: {fr: Comptoir du Ponant, en: Comptoir du Ponant}
                zone: Europe/Paris
                new_day: "06:00"
                """);
    }

    private static Declaration environment() {
        return new Declaration("environment", structure("environment",
                name("environment", "production", "Le nom de l'environnement.", "The environment's name."),
                Types.code(), Types.title(),
                Key.of("rank", new Type.Whole(1, 1_000), "4", "La promotion monte de rang en rang.",
                        "Promotion goes up by rank.").orElse("1"),
                Key.of("promotes_from", reference("environment"), "preproduction",
                        "D'où viennent les versions promues.", "Where promoted versions come from."),
                Key.of("colour", new Type.Scalar(Rule.COLOUR), "red", "Le bandeau de chaque page.", "The band on every page.")
                        .orElse("grey"),
                Key.of("hosts", new Type.MapOf(Rule.NAME, HOST, 10_000), "{app: app01, db: [db01, db02]}",
                        "Nom logique vers machine ou machines.", "Logical name to machine or machines."),
                Types.variables(),
                Key.of("requires", structure("requires",
                        Key.of("reason", Types.FLAG, "true", "Chaque geste demande un motif.",
                                "Every gesture asks for a reason.").orElse("false"),
                        Key.of("confirm", choice("none", "preview"), "preview",
                                "Chaque geste montre d'abord ses suites.", "Every gesture shows first what follows.").orElse("none")),
                        "{reason: true, confirm: preview}", "Ce qu'un geste exige ici.", "What a gesture needs here.")),
                new Text("Mêmes plans, autres machines, valeurs et règles. Sans aucun, il y en a un, production, où chaque "
                        + "machine porte son nom.",
                        "Same plans, other hosts, values and rules. With none there is one, production, in which each host "
                                + "bears its own name."),
                """
                environment: production
                rank: 4
                colour: red
                hosts: {app: app01, db: db01}
                variables: {ledger_url: "https://ledger"}
                requires: {reason: true, confirm: preview}
                """);
    }

    private static Declaration host() {
        return new Declaration("host", structure("host",
                name("host", "app01", "Le nom de la machine.", "The machine's name."),
                Types.code(), Types.title(), Types.owner(),
                Key.of("reach", choice("agent", "ssh", "local"), "agent", "Comment Régie l'atteint.", "How Régie reaches it.")
                        .orElse("agent"),
                Key.of("slots", new Type.Whole(1, 100_000), "8",
                        "Tentatives à la fois ; sans elle l'agent tient sa propre limite.",
                        "Attempts at once; without it the agent keeps its own limit."),
                Key.of("labels", new Type.MapOf(Rule.LABEL, Types.TEXT, 100), "{site: nantes, tier: app}",
                        "Étiquettes, pour choisir et chercher.", "Labels, to choose and search by."),
                Types.instruction()),
                new Text("Une machine.", "A machine."),
                """
                host: app01
                reach: agent
                slots: 8
                labels: {site: nantes, tier: app}
                """);
    }

    private static Declaration resource() {
        return new Declaration("resource", structure("resource",
                name("resource", "ledger-db", "Le nom de la ressource.", "The resource's name."),
                Types.code(), Types.title(),
                Key.of("capacity", new Type.Whole(1, 1_000_000), "4", "Unités à partager.", "Units to share.").orElse("1"),
                BetweenKinds.capacities(),
                Key.of("exclusive", Types.FLAG, "true",
                        "Un verrou : pris en entier, ou partagé par des lectures.", "A lock: held whole, or shared by readers.")
                                .orElse("false")),
                new Text("Ce que les traitements se partagent : des unités, ou un verrou.", "What tasks share: units, or a lock."),
                """
                resource: ledger-db
                capacity: 4
                """);
    }

    private static Declaration application() {
        return new Declaration("application", structure("application",
                name("application", "accounting", "Le nom de l'application.", "The application's name."),
                Types.code(), Types.title(), Types.owner(),
                Key.of("hosts", list(reference("host")), "[app, db]", "Les noms logiques où elle vit.",
                        "The logical names where it lives."),
                Key.of("rests_on", list(reference("application")), "[identity]",
                        "Les applications dont elle dépend.", "The applications that it depends on."),
                Key.of("new_day", Types.TIME, "\"12:00\"",
                        "L'heure à laquelle change la date de ses plans, si ce n'est pas celle du référentiel.",
                        "The hour at which the date of its plans changes, where it is not the estate's."),
                Types.variables(), Types.instruction()),
                new Text("Une application. Chaque plan en nomme une.", "An application. Each plan names one."),
                """
                application: accounting
                code: CPT
                owner: finance-it
                """);
    }

    private static Declaration service() {
        return new Declaration("service", structure("service",
                name("service", "invoices", "Le nom du service.", "The service's name."),
                Types.code(), Types.title(), Types.owner(),
                Key.of("rests_on", list(reference("application")), "[accounting]",
                        "Les applications qui le portent.", "The applications that carry it."),
                Key.of("online_hours", structure("online-hours",
                        Key.of("open", Types.TIME, "\"07:00\"", "Ouverture.", "Opening.").needed(),
                        Key.of("close", Types.TIME, "\"20:00\"", "Fermeture.", "Closing.").needed()),
                        "{open: \"07:00\", close: \"20:00\"}", "Quand les utilisateurs l'attendent.", "When users expect it.").later()),
                new Text("Ce que voient les utilisateurs.", "What users see."),
                """
                service: invoices
                title: {fr: Factures disponibles, en: Invoices available}
                """);
    }

    private static Declaration connection() {
        return new Declaration("connection", structure("connection",
                name("connection", "ledger", "Le nom de la connexion.", "The connection's name."),
                Types.code(), Types.title(),
                Key.of("url", Types.TEMPLATE, "\"jdbc:postgresql://db/ledger\"", "L'adresse JDBC.", "The JDBC address.").needed(),
                Key.of("user", Types.TEMPLATE, "batch", "L'utilisateur.", "The user."),
                Key.of("password", Types.TEMPLATE, "\"{{ secret('ledger') }}\"",
                        "Toujours un secret, jamais en clair.", "Always a secret, never in clear.")),
                new Text("Une base de données que nomment les traitements sql.", "A database that sql tasks name."),
                """
                connection: ledger
                url: "jdbc:postgresql://db/ledger"
                user: batch
                password: "{{ secret('ledger') }}"
                """);
    }

    private static Declaration role() {
        return new Declaration("role", structure("role",
                name("role", "shift-lead", "Le nom du rôle.", "The role's name."),
                Types.code(), Types.title()),
                new Text("Qui peut valider, décider, être appelé.", "Who may confirm, decide, be called."),
                """
                role: shift-lead
                title: {fr: Chef de quart, en: Shift lead}
                """);
    }
}
