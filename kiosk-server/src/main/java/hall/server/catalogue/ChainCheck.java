// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whether a document is a life event as `schema/chain.schema.json` wants it.
final class ChainCheck {
  static final String SCHEMA = "chain.schema.json";

  private final Schema schema;

  private ChainCheck(Schema schema) {
    this.schema = schema;
  }

  static ChainCheck of(Path configs) throws IOException {
    return new ChainCheck(
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(configs.resolve("schema").resolve(SCHEMA))));
  }

  List<String> defects(String text) {
    return schema.validate(text, InputFormat.JSON).stream()
        .map(error ->
            "$"
                + ItemCheck.path(error.getInstanceLocation().toString())
                + ": "
                + error.getMessage())
        .toList();
  }
}
