// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Text;

/// A kind of certificate that may be printed (`configs/schema/attestation.schema.json`).
///
/// @param kind how the platform calls it
/// @param issuer the unit whose seal it bears
/// @param about what it says, for whoever chooses
/// @param copies at most at once
/// @param printsADay copies that one person may print of it a day
/// @param numberInText whether the person's number stands in it as text, so that it can be seen
///   whose it is
public record AttestationKind(
    String kind,
    Text name,
    Text issuer,
    Text about,
    int copies,
    int printsADay,
    boolean numberInText) {

  static AttestationKind of(JsonNode document) {
    return new AttestationKind(
        document.get("kind").asText(),
        text(document.get("name")),
        text(document.get("issuer")),
        text(document.get("about")),
        document.get("copies").asInt(),
        document.get("printsADay").asInt(),
        document.get("numberInText").asBoolean());
  }

  private static Text text(JsonNode both) {
    return new Text(both.get("zh-CN").asText(), both.get("en").asText());
  }
}
