package org.offenlage.ejb.microdata.intake;

import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.offenlage.ejb.microdata.RowProblem.Reason;

/** Reads XML of strangers: no document type, no entity but the five of XML. Stateless. */
final class SafeXml {

  private static final int MOST_CHARACTERS_OF_A_TEXT = 1 << 20;
  private static final XMLInputFactory FACTORY = factory();

  private SafeXml() {}

  private static XMLInputFactory factory() {
    // The JDK's own: what else lies on the class path may understand these settings otherwise.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    // Otherwise what is wrong, with words of the file, is printed to the server's console.
    factory.setXMLReporter((message, type, information, location) -> {});
    return factory;
  }

  static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(in);
  }

  /** The next event, unless it is a document type or an entity. */
  static int next(XMLStreamReader xml) throws XMLStreamException, UnreadableFile {
    int event = xml.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new UnreadableFile(Reason.DOCUMENT_TYPE);
    }
    return event;
  }

  /** The characters of an element that holds nothing else; moves to its end. */
  static String text(XMLStreamReader xml) throws XMLStreamException, UnreadableFile {
    StringBuilder text = new StringBuilder();
    for (int event = next(xml); event != XMLStreamConstants.END_ELEMENT; event = next(xml)) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        throw new UnreadableFile(Reason.UNREADABLE_FILE);
      }
      if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
      if (text.length() > MOST_CHARACTERS_OF_A_TEXT) {
        throw new UnreadableFile(Reason.LINE_TOO_LONG);
      }
    }
    return text.toString();
  }

  /** Why a parser gave up; its message may quote the file and goes no further. */
  static UnreadableFile refusal(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnpackedTooLarge) {
        return new UnreadableFile(Reason.UNPACKS_TOO_LARGE);
      }
    }
    return failure instanceof XMLStreamException xml
            && xml.getNestedException() instanceof UnpackedTooLarge
        ? new UnreadableFile(Reason.UNPACKS_TOO_LARGE)
        : new UnreadableFile(Reason.UNREADABLE_FILE);
  }
}
