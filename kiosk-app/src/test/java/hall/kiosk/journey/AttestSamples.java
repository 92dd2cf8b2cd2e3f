// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Attestation.Kind;
import hall.kiosk.journey.Attestation.Offer;
import hall.kiosk.journey.Attestation.Sheet;
import java.util.List;

/// Certificates for tests.
public final class AttestSamples {

  public static final Kind INSURANCE =
      new Kind(
          "insurance-record",
          new LocalText("社会保险参保证明", "Social insurance certificate"),
          new LocalText("示例区人力资源和社会保障局", "Sample District Human Resources Bureau"),
          new LocalText("参加了哪些险种，缴费到哪个月。", "Which insurances you have, and paid until when."));

  public static final Offer OFFER =
      new Offer(
          List.of(
              INSURANCE,
              new Kind(
                  "property-record",
                  new LocalText("不动产登记查询证明", "Property register excerpt"),
                  new LocalText("示例区自然资源局", "Sample District Natural Resources Bureau"),
                  new LocalText(
                      "您名下登记了哪些房产，或没有房产。",
                      "What property is registered in your name, or that there is none.")),
              new Kind(
                  "residence-record",
                  new LocalText("户籍证明", "Household register certificate"),
                  new LocalText("示例区公安分局", "Sample District Public Security Bureau"),
                  new LocalText("户口登记在哪里。", "Where you are registered."))),
          true);

  private AttestSamples() {}

  public static Sheet sheet(int most) {
    return new Sheet(
        INSURANCE, "K7QF3M2P9XTD", "https://hall.example/verify/K7QF3M2P9XTD", 2, most);
  }
}
