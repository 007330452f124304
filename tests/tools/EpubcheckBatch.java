// Validates the books named on standard input, one a line, in one Java process with EPUBCheck.
// Prints a line of JSON a book: ["path", ["message", ...]]; errors and warnings both are messages.
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

public class EpubcheckBatch {
	private static class Collect extends MasterReport {
		final List<String> messages = new ArrayList<>();

		@Override public void message(Message m, EPUBLocation at, Object... args) {
			Severity s = m.getSeverity();
			if (s != Severity.FATAL && s != Severity.ERROR && s != Severity.WARNING) return;
			String text;
			try {
				text = m.getMessage(args);
			} catch (RuntimeException e) {
				text = m.getMessage();
			}
			messages.add(s + " " + m.getID() + " " + at.getPath() + ":" + at.getLine() + ":"
				+ at.getColumn() + " " + text);
		}

		@Override public void info(String resource, FeatureEnum feature, String value) {}

		@Override public int generate() {
			return 0;
		}

		@Override public void initialize() {}
	}

	private static String quoted(String text) {
		StringBuilder out = new StringBuilder("\"");
		for (char c : text.toCharArray()) {
			if (c == '"' || c == '\\') out.append('\\').append(c);
			else if (c < ' ') out.append(' ');
			else out.append(c);
		}
		return out.append('"').toString();
	}

	public static void main(String[] none) throws Exception {
		PrintStream out = new PrintStream(System.out, true, "UTF-8");
		PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
		System.setOut(nowhere);
		System.setErr(nowhere);
		BufferedReader books = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
		for (String book; (book = books.readLine()) != null;) {
			Collect report = new Collect();
			try {
				new EpubCheck(new File(book), report).doValidate();
			} catch (Throwable e) {
				report.messages.add("FATAL " + e);
			}
			List<String> quoted = new ArrayList<>();
			for (String message : report.messages) quoted.add(quoted(message));
			out.println("[" + quoted(book) + ", [" + String.join(", ", quoted) + "]]");
		}
	}
}
