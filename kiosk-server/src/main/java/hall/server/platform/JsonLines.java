// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/// A log entry as one JSON object on one line: `timestamp`, `level`, `logger`, `thread`, `message`
/// and, where there is one, `exception`.
final class JsonLines extends ExtFormatter {
  @Override
  public String format(ExtLogRecord entry) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("timestamp", entry.getInstant().toString())
        .put("level", entry.getLevel().getName())
        .put("logger", entry.getLoggerName())
        .put("thread", entry.getThreadName())
        .put("message", formatMessage(entry));
    Throwable thrown = entry.getThrown();
    if (thrown != null) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      line.put("exception", trace.toString());
    }
    return line + "\n";
  }
}
