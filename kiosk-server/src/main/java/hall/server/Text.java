// SPDX-License-Identifier: Apache-2.0
package hall.server;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The same sentence in both languages of a hall.
public record Text(@JsonProperty("zh-CN") String zhCn, @JsonProperty("en") String en) {

  /// The sentence in one language.
  public String in(Language language) {
    return switch (language) {
      case CHINESE -> zhCn;
      case ENGLISH -> en;
    };
  }
}
