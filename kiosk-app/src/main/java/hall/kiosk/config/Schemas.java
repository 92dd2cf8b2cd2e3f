// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON Schemas of `configs/schema`, as they were packaged with this build.
public final class Schemas {
  /// A terminal's configuration.
  public static final Schemas TERMINAL = new Schemas("terminal");

  /// A service item of the catalogue.
  public static final Schemas SERVICE_ITEM = new Schemas("service-item");

  /// What addresses are picked from.
  public static final Schemas DIVISIONS = new Schemas("divisions");

  private final String name;
  private volatile @Nullable Schema schema;

  private Schemas(String name) {
    this.name = name;
  }

  /// Everything that is wrong with a document, as `$.path: what is wrong`; empty if nothing is.
  public List<String> problems(String json) {
    return loaded().validate(json, InputFormat.JSON).stream()
        .map(error -> path(error.getInstanceLocation().toString()) + ": " + error.getMessage())
        .sorted()
        .toList();
  }

  private Schema loaded() {
    var known = schema;
    if (known == null) {
      known =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text(), InputFormat.JSON);
      schema = known;
    }
    return known;
  }

  private String text() {
    var resource = "/schema/" + name + ".schema.json";
    try (var in = Schemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `/devices/printer` as `$.devices.printer`.
  private static String path(String pointer) {
    return "$" + pointer.replace('/', '.');
  }
}
