// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Where a terminal's screens are read aloud.
///
/// @param speaker the loudspeaker by ALSA's name; the machine's own choice where absent
/// @param headset absent where there is none whose plug is sensed
public record VoiceOutputs(Optional<String> speaker, Optional<Headset> headset) {

  /// A headset for one alone.
  ///
  /// @param output by ALSA's name
  /// @param card the sound card that senses the plug, by number or name
  /// @param jack the card's control that tells it
  public record Headset(String output, String card, String jack) {}

  static VoiceOutputs of(JsonNode json) {
    return new VoiceOutputs(
        Optional.ofNullable(json.get("speaker")).map(JsonNode::textValue),
        json.has("headset")
            ? Optional.of(
                new Headset(
                    json.get("headset").textValue(),
                    json.get("headsetCard").textValue(),
                    json.get("headsetJack").textValue()))
            : Optional.empty());
  }
}
