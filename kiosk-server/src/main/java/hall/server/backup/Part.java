// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an entry of the archive is, by its name. Names come from a file that anybody may have made:
/// none of them leads out of the folder that it is restored to.
sealed interface Part {
  String MANIFEST = "manifest.json";

  Pattern TABLE = Pattern.compile("tables/([a-z][a-z0-9_]{0,62})\\.copy");
  Pattern DOCUMENT =
      Pattern.compile(
          "documents/([0-9a-f]{2}/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/[A-Za-z0-9][A-Za-z0-9_-]{0,63})");
  Pattern KEY = Pattern.compile("keys/([a-z][a-z0-9]*(?:[.-][a-z0-9]+){0,4})");

  /// The rows of a table.
  record Rows(String name) implements Part {}

  /// A document, by its path below the folder of all documents.
  record Document(String path) implements Part {}

  /// A key or a secret.
  record Key(String name) implements Part {}

  record Contents() implements Part {}

  static String table(String name) {
    return "tables/" + name + ".copy";
  }

  static String document(String path) {
    return "documents/" + path;
  }

  static String key(String name) {
    return "keys/" + name;
  }

  /// Nothing where no backup has such an entry.
  static Optional<Part> of(String entry) {
    if (entry.equals(MANIFEST)) {
      return Optional.of(new Contents());
    }
    Matcher table = TABLE.matcher(entry);
    if (table.matches()) {
      return Optional.of(new Rows(table.group(1)));
    }
    Matcher document = DOCUMENT.matcher(entry);
    if (document.matches()) {
      return Optional.of(new Document(document.group(1)));
    }
    Matcher key = KEY.matcher(entry);
    return key.matches() ? Optional.of(new Key(key.group(1))) : Optional.empty();
  }
}
