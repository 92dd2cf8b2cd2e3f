// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One thing that a rule found: words of the contract and a number, never a sentence, so that each
/// language says it in its own way.
///
/// @param part a device, or `terminal` or `service`
/// @param state a device's state
/// @param reason why, such as `media-jam`
/// @param consumable what is used up
/// @param amount in `unit`: `seconds`, `changes`, or a consumable's own
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Detail(
    String part,
    @Nullable String state,
    @Nullable String reason,
    @Nullable String consumable,
    @Nullable Long amount,
    @Nullable String unit) {

  static Detail device(String part, @Nullable String state, @Nullable String reason) {
    return new Detail(part, state, reason, null, null, null);
  }

  static Detail amount(String part, long amount, String unit) {
    return new Detail(part, null, null, null, amount, unit);
  }
}
