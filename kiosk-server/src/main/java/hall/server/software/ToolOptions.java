// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import hall.server.HallTime;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `--name value` pairs of the release tool; a name may come several times.
final class ToolOptions {
  private final Map<String, List<String>> values;

  private ToolOptions(Map<String, List<String>> values) {
    this.values = values;
  }

  /// Somebody asked wrongly; the message says what to write.
  static final class Misused extends Exception {
    private static final long serialVersionUID = 1;

    Misused(String message) {
      super(message);
    }
  }

  static ToolOptions read(List<String> arguments, List<String> known) throws Misused {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i).replaceFirst("^--", "");
      if (!arguments.get(i).startsWith("--") || !known.contains(name)) {
        throw new Misused("There is no option " + arguments.get(i) + ".");
      }
      if (i + 1 == arguments.size()) {
        throw new Misused("The option --" + name + " needs a value.");
      }
      values.computeIfAbsent(name, _ -> new ArrayList<>()).add(arguments.get(i + 1));
    }
    return new ToolOptions(values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).map(List::getLast);
  }

  String text(String name) throws Misused {
    return find(name).orElseThrow(() -> new Misused("The option --" + name + " is missing."));
  }

  Path path(String name) throws Misused {
    return Path.of(text(name));
  }

  /// Every value of a name, at least one.
  List<Path> paths(String name) throws Misused {
    text(name);
    return values.getOrDefault(name, List.of()).stream().map(Path::of).toList();
  }

  long number(String name, long least) throws Misused {
    String text = text(name);
    long number = text.matches("\\d{1,15}") ? Long.parseLong(text) : -1;
    if (number < least) {
      throw new Misused("The option --" + name + " takes a whole number from " + least + ".");
    }
    return number;
  }

  long number(String name, long least, long otherwise) throws Misused {
    return has(name) ? number(name, least) : otherwise;
  }

  /// A time, or a date, which is its beginning in the hall.
  Instant time(String name) throws Misused {
    String text = text(name);
    try {
      return text.length() > 10
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(HallTime.ZONE).toInstant();
    } catch (DateTimeException unreadable) {
      throw new Misused("The option --" + name + " takes a date such as 2027-12-31.");
    }
  }
}
