import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;
import java.util.Locale;

/**
 * Runs EPUBCheck on many books in one JVM, since starting it takes seconds and a small book takes
 * tenths of one:
 *
 * <pre>java -cp epubcheck.jar EpubCheckAll.java BOOK.epub...</pre>
 *
 * Prints each message on a line of its own and then one line for each book, "BOOK: ok" or
 * "BOOK: 2 messages". Exit status: 0 all clean, 1 an error or a warning in any, 2 wrong use.
 */
public class EpubCheckAll {
  public static void main(String[] books) {
    if (books.length == 0) {
      System.err.println("EpubCheckAll: no book named");
      System.exit(2);
    }
    Locale.setDefault(Locale.ENGLISH);
    boolean clean = true;
    for (String book : books) clean &= check(book);
    System.exit(clean ? 0 : 1);
  }

  private static boolean check(String book) {
    Printer printer = new Printer(book);
    try {
      new EpubCheck(new File(book), printer).doValidate();
    } catch (Throwable t) { // a stack overflow among them: a crash is no clean book
      printer.print("CRASH", t.toString());
    }
    int n = printer.printed;
    System.out.println(book + ": " + (n == 0 ? "ok" : n == 1 ? "1 message" : n + " messages"));
    return n == 0;
  }

  /** Prints warnings, errors and fatal errors, and counts them; the rest is silent. */
  private static class Printer extends MasterReport {
    private int printed;

    Printer(String book) {
      setEpubFileName(book);
      setLocale(Locale.ENGLISH);
    }

    void print(String place, String text) {
      System.out.println(getEpubFileName() + ": " + place + ": " + text.replaceAll("\\s+", " "));
      printed++;
    }

    @Override
    public void message(Message m, EPUBLocation at, Object... args) {
      Severity s = m.getSeverity();
      if (s != Severity.WARNING && s != Severity.ERROR && s != Severity.FATAL) return;
      String line = at.getLine() > 0 ? ":" + at.getLine() + ":" + at.getColumn() : "";
      print(at.getPath() + line, s + " " + m.getID() + " " + m.getMessage(args));
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {}

    @Override
    public int generate() {
      return 0;
    }

    @Override
    public void initialize() {}
  }
}
