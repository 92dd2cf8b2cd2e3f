// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// The same sentence in both languages of the hall.
public record LocalText(String zhCn, String en) {

  public String in(Language language) {
    return switch (language) {
      case ZH_CN -> zhCn;
      case EN -> en;
    };
  }
}
