import java.io.FileInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads each file as Android readers on epublib do, from front to back, and counts its entries. */
public class ZipEntries {
  public static void main(String[] files) throws Exception {
    for (String file : files) {
      int n = 0;
      try (ZipInputStream in = new ZipInputStream(new FileInputStream(file))) {
        for (ZipEntry e; (e = in.getNextEntry()) != null; n++) in.readAllBytes();
      }
      System.out.println(n);
    }
  }
}
