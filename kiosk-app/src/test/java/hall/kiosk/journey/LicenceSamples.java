// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Electronic licences as tests and pictures show them.
public final class LicenceSamples {
  /// An item whose first paper to scan, the residence permit, may be shown.
  public static final String ITEM = "442106041001";

  public static final String PAPER = "permit";
  public static final String CODE = "DZZZ-0c0f6a5294b54a39";

  private LicenceSamples() {}

  public static Licence permit() {
    return new Licence(
        UUID.fromString("0c0f6a52-94b5-4a39-8f0e-5b9f3b0f1d77"),
        new LocalText("居住证", "Residence permit"),
        "X440***********2345",
        "示例区公安分局",
        Optional.of(LocalDate.of(2027, 12, 31)));
  }

  public static List<PageRef> pages() {
    return List.of(new PageRef(permit().document() + "-1", 909, 1286, permit()));
  }
}
