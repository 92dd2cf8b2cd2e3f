// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.HallTime;
import hall.server.Row;
import hall.server.Text;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/// A paper that the server keeps of an earlier case, and that may stand for the same paper again.
///
/// @param documentId among the documents of that case
/// @param material code of the paper, there and in the item that asks for it now
/// @param key under which it came
/// @param id its own id under that key
/// @param item for which it was handed in
/// @param faulty whether a clerk found fault with it
record ReusablePaper(
    String caseNumber,
    String documentId,
    String material,
    UUID key,
    String id,
    String mediaType,
    int pages,
    long bytes,
    String sha256,
    OffsetDateTime handedInAt,
    Text item,
    boolean faulty) {

  static ReusablePaper of(Row row) throws SQLException {
    UUID key = row.uuid("submission_key");
    String id = row.text("id");
    return new ReusablePaper(
        row.text("case_number"),
        row.flag("brought") ? key + "." + id : id,
        row.text("material"),
        key,
        id,
        row.text("media_type"),
        row.integer("pages"),
        row.number("bytes"),
        row.text("sha256"),
        HallTime.at(row.instant("handed_in")),
        new Text(row.text("zh"), row.text("en")),
        row.flag("faulty"));
  }

  /// Whether an announced document says that it is this one, byte for byte.
  boolean is(Submission.Document document) {
    return material.equals(document.material())
        && mediaType.equals(document.mediaType())
        && pages == document.pages()
        && bytes == document.bytes()
        && sha256.equals(document.sha256());
  }
}
