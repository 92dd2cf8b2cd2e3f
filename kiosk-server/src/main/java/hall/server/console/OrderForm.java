// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Text;
import hall.server.command.Order;
import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/// What the forms for commands send.
///
/// @param until a time of the hall
/// @param volume in percent
public record OrderForm(
    @FormParam("key") @Nullable String key,
    @FormParam("kind") @Nullable String kind,
    @FormParam("textZhCn") @Nullable String textZhCn,
    @FormParam("textEn") @Nullable String textEn,
    @FormParam("until") @Nullable String until,
    @FormParam("device") @Nullable String device,
    @FormParam("why") @Nullable String why,
    @FormParam("volume") @Nullable String volume,
    @FormParam("message") @Nullable String message) {

  /// No volume at all, for whoever refuses it.
  private static final int UNREADABLE = -1;

  Order order() {
    Text text =
        textZhCn == null || textEn == null ? null : new Text(textZhCn.strip(), textEn.strip());
    return new Order(
        kind,
        text,
        FormTime.inHall(until),
        given(device),
        null,
        given(why),
        percent(volume),
        given(message));
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable Integer percent(@Nullable String text) {
    String digits = given(text);
    if (digits == null) {
      return null;
    }
    return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : UNREADABLE;
  }
}
