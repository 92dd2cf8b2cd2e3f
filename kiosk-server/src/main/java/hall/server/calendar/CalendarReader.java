// SPDX-License-Identifier: Apache-2.0
package hall.server.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import hall.server.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads `calendar/*.json`, the holidays of each year, against `schema/calendar.schema.json`. An
/// installation without the folder has none.
@ApplicationScoped
public class CalendarReader {
  private final ObjectMapper json;

  public CalendarReader(ObjectMapper json) {
    this.json = json;
  }

  /// The years that are good, and what is wrong with the others.
  public record Years(List<Arrangement> arrangements, List<String> defects) {}

  /// Reads all, by file name.
  public Years read(Path configs) {
    Path folder = configs.resolve("calendar");
    Years found = new Years(new ArrayList<>(), new ArrayList<>());
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.list(folder)) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(configs.resolve("schema/calendar.schema.json")));
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        String name = "calendar/" + file.getFileName() + " ";
        List<String> defects = new ArrayList<>();
        Arrangement year = read(schema, Files.readString(file), defects);
        if (year != null
            && found.arrangements().stream().anyMatch(each -> each.year() == year.year())) {
          defects.add("$.year: another file has it already");
        }
        if (year != null && defects.isEmpty()) {
          found.arrangements().add(year);
        }
        defects.forEach(defect -> found.defects().add(name + defect));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("calendar/ cannot be read: " + e.getMessage(), e);
    }
  }

  private @Nullable Arrangement read(Schema schema, String text, List<String> defects) {
    try {
      JsonNode document = json.readTree(text);
      schema
          .validate(text, InputFormat.JSON)
          .forEach(
              error -> defects.add("$" + error.getInstanceLocation() + ": " + error.getMessage()));
      if (!defects.isEmpty()) {
        return null;
      }
      Arrangement year = arrangement(document);
      defects.addAll(year.defects());
      return year;
    } catch (JsonProcessingException e) {
      defects.add("is not JSON: " + e.getOriginalMessage());
    } catch (DateTimeException e) {
      defects.add("names a day that does not exist: " + e.getMessage());
    }
    return null;
  }

  private static Arrangement arrangement(JsonNode document) {
    List<Arrangement.Holiday> holidays = new ArrayList<>();
    for (JsonNode holiday : document.get("holidays")) {
      JsonNode name = holiday.get("name");
      holidays.add(
          new Arrangement.Holiday(
              new Text(name.get("zh-CN").asText(), name.get("en").asText()),
              day(holiday.get("from")),
              day(holiday.get("to"))));
    }
    List<LocalDate> worked = new ArrayList<>();
    document.get("worked").forEach(day -> worked.add(day(day)));
    return new Arrangement(document.get("year").asInt(), holidays, worked);
  }

  private static LocalDate day(JsonNode text) {
    return LocalDate.parse(text.asText());
  }
}
