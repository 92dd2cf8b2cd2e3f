// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import java.util.List;

/// What a backup holds, its last part. A hash is SHA-256 in lower-case hexadecimal.
///
/// @param format [#FORMAT] of this version
/// @param schema the version of the database's schema
/// @param madeAt ISO 8601
public record Manifest(
    int format,
    String schema,
    String madeAt,
    List<Table> tables,
    List<Sequence> sequences,
    Documents documents,
    List<KeyFile> keys) {
  static final int FORMAT = 1;

  /// One table, as PostgreSQL's COPY writes it as text.
  public record Table(String name, List<String> columns, long rows, String sha256) {}

  /// Where a sequence stands.
  public record Sequence(String name, long last, boolean called) {}

  /// All documents: the hash is over name, a zero byte and hash of each, in the order of the file.
  public record Documents(long files, long bytes, String sha256) {}

  /// A key or a secret of the data folder.
  public record KeyFile(String name, String sha256) {}

  /// How many rows all tables have.
  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }
}
