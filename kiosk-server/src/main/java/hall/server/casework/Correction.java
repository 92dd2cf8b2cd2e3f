// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import hall.server.Text;
import hall.server.catalogue.ServiceItem;
import hall.server.catalogue.ServiceItem.Field;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing that the applicant shall correct (补正), and how.
///
/// @param part `material:ID` or `field:ID` of the item version that the case keeps, or `signature`
/// @param problem what is wrong with it
/// @param remedy how to correct it
public record Correction(@Nullable String part, @Nullable String problem, @Nullable String remedy) {
  private static final Text SIGNATURE = new Text("签名", "Signature");

  /// What the item calls that part; empty where it has none.
  public static Optional<Text> name(ServiceItem item, @Nullable String part) {
    if (part == null) {
      return Optional.empty();
    }
    if (part.startsWith("material:")) {
      return item.material(part.substring("material:".length())).map(ServiceItem.Material::name);
    }
    if (part.startsWith("field:")) {
      String id = part.substring("field:".length());
      return item.form().stream()
          .flatMap(field -> Stream.concat(Stream.of(field), field.membersFields().stream()))
          .filter(field -> field.id().equals(id))
          .map(Field::label)
          .findFirst();
    }
    return part.equals("signature") ? Optional.of(SIGNATURE) : Optional.empty();
  }
}
