// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard;

import hall.device.idcard.IdCard.Check;
import hall.device.idcard.IdCard.Sex;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a social-security card shows without a PIN: EF05 (issuer) and EF06 (holder); fields that
/// the card lacks are null.
///
/// @param cardId 卡识别码, 32 hexadecimal digits
/// @param cardClass 卡的类别
/// @param specVersion 规范版本, such as `2.00`
/// @param initialiser 初始化机构编号, 24 hexadecimal digits
/// @param cardNumber 卡号, as printed
/// @param idNumber 社会保障号码: the holder's identity number
/// @param birthPlace 出生地, a six-digit region code
/// @param addressing how its records are addressed: `number`, `tag` or `sfi`
/// @param checks every cross-check of the fields, passed or not
public record SocialSecurityCard(
    String atr,
    @Nullable String cardId,
    @Nullable String cardClass,
    @Nullable String specVersion,
    @Nullable String initialiser,
    @Nullable LocalDate issueDate,
    @Nullable LocalDate expiryDate,
    @Nullable String cardNumber,
    @Nullable String idNumber,
    @Nullable String name,
    Sex sex,
    @Nullable String nation,
    @Nullable String nationCode,
    @Nullable String birthPlace,
    @Nullable LocalDate birthDate,
    String addressing,
    List<Check> checks)
    implements SmartCard {

  public SocialSecurityCard {
    checks = List.copyOf(checks);
  }

  @Override
  public String kind() {
    return "social-security";
  }

  /// Never the fields.
  @Override
  public String toString() {
    return "SocialSecurityCard";
  }
}
