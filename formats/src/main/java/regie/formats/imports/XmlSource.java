package regie.formats.imports;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import regie.kernel.Text;

/**
 * Reads XML exports. Nothing outside the file is ever fetched and no entity is ever expanded: a file
 * that declares some is refused. A file that breaks off gives what it held up to there, and says so.
 */
public final class XmlSource {

    private static final int DEEPEST = 100;
    private static final int ELEMENTS_MAX = 2_000_000;
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE\\s+[^\\[>]*(\\[[^\\]]*])?\\s*>");

    private XmlSource() {}

    public static Optional<XmlElement> read(SourceFile file, Ledger ledger) {
        return SourceText.read(file, ledger).flatMap(text -> read(file.name(), text, ledger));
    }

    static Optional<XmlElement> read(String name, String text, Ledger ledger) {
        if (text.contains("<!ENTITY")) {
            ledger.fault(name, line(text, text.indexOf("<!ENTITY")), "<!ENTITY", new Text(
                    "ce fichier déclare des entités : il pourrait lire d'autres fichiers ou grossir sans fin, il est refusé",
                    "this file declares entities: it could read other files or grow without end, it is refused"));
            return Optional.empty();
        }
        if (!text.stripLeading().startsWith("<")) {
            ledger.fault(name, 1, "", new Text("ce fichier n'est pas du XML", "this file is no XML"));
            return Optional.empty();
        }
        Building building = new Building(name, ledger);
        return building.read(blankDoctype(text.stripLeading()), line(text, text.length() - text.stripLeading().length()) - 1);
    }

    /** A DOCTYPE without entities says nothing that is needed; lines stay where they are. */
    private static String blankDoctype(String text) {
        Matcher doctype = DOCTYPE.matcher(text);
        return doctype.find() ? text.substring(0, doctype.start()) + doctype.group().replaceAll("[^\n]", " ")
                + text.substring(doctype.end())
                : text;
    }

    private static int line(String text, int offset) {
        return (int) text.substring(0, Math.max(0, offset)).chars().filter(c -> c == '\n').count() + 1;
    }

    private static final class Building {

        private final String name;
        private final Ledger ledger;
        private final Deque<XmlElement> open = new ArrayDeque<>();
        private @Nullable XmlElement root;
        private int elements;

        Building(String name, Ledger ledger) {
            this.name = name;
            this.ledger = ledger;
        }

        Optional<XmlElement> read(String text, int linesBefore) {
            int line = 1;
            try {
                XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text.replaceFirst("^<\\?xml[^>]*\\?>",
                        "<?xml version='1.0'?>")));
                while (reader.hasNext() && elements <= ELEMENTS_MAX && open.size() <= DEEPEST) {
                    int event = reader.next();
                    event(reader, event, line + linesBefore);
                    line = Math.max(1, reader.getLocation().getLineNumber());
                }
                if (elements > ELEMENTS_MAX || open.size() > DEEPEST) {
                    ledger.fault(name, line + linesBefore, "", new Text("trop d'éléments, ou trop imbriqués : la suite n'a pas été lue",
                            "too many elements, or nested too deeply: the rest was not read"));
                }
            } catch (XMLStreamException broken) {
                int at = broken.getLocation() == null ? line : broken.getLocation().getLineNumber();
                ledger.fault(name, Math.max(1, at + linesBefore), "", new Text(
                        "le XML s'arrête ou se casse ici : ce qui précède est repris, le fichier est peut-être tronqué",
                        "the XML ends or breaks here: what stands before is taken, the file may be truncated"));
            }
            return Optional.ofNullable(root);
        }

        private void event(XMLStreamReader reader, int event, int line) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start(reader, line);
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().add(reader.getText());
                    }
                }
                default -> { }
            }
        }

        private void start(XMLStreamReader reader, int line) {
            elements++;
            XmlElement element = new XmlElement(reader.getLocalName(), line);
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                element.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
            if (open.isEmpty()) {
                root = element;
            } else {
                open.peek().add(element);
            }
            open.push(element);
        }

        private static XMLInputFactory factory() {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            return factory;
        }
    }
}
