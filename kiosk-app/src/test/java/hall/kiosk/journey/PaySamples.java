// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.PaySight.Ending;
import hall.kiosk.journey.PaySight.Standing;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// Bills and payments for tests.
public final class PaySamples {

  public static final List<Bill.Offer> OFFERS =
      List.of(
          new Bill.Offer(Bill.Sort.WATER, true, true),
          new Bill.Offer(Bill.Sort.ELECTRICITY, true, true),
          new Bill.Offer(Bill.Sort.GAS, true, true),
          new Bill.Offer(Bill.Sort.HEATING, true, true),
          new Bill.Offer(Bill.Sort.MEDICAL_INSURANCE, false, true));

  private PaySamples() {}

  public static Bill bill(String id) {
    return new Bill(
        id, Bill.Sort.WATER, "******1231", "张*", "2026-10", 12_345, Samples.TODAY.plusDays(9));
  }

  public static PaySight sight(Standing standing) {
    var at = LocalDateTime.of(2026, 11, 1, 9, 30);
    return new PaySight(
        "JF2611010000014821",
        Bill.Sort.WATER,
        standing,
        standing == Standing.NOT_PAID ? Ending.CANCELLED : Ending.NONE,
        12_345,
        "******1231",
        "张*",
        "2026-10",
        standing == Standing.AWAITING
            ? Optional.of("https://pay.example/JF2611010000014821")
            : Optional.empty(),
        at.plusMinutes(5),
        standing == Standing.PAID ? Optional.of(at.plusMinutes(1)) : Optional.empty(),
        standing == Standing.REFUNDING ? 12_345 : 0,
        standing == Standing.REFUNDED ? 12_345 : 0);
  }
}
