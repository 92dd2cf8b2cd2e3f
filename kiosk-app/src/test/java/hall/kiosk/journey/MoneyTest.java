// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

  private static final Map<Character, Integer> PLACES =
      Map.of('拾', 1_000, '佰', 10_000, '仟', 100_000);

  @ParameterizedTest
  @CsvSource({
    "1234, 1234.00",
    "1234., 1234.00",
    "1234.5, 1234.50",
    "0012.05, 12.05",
    "000, 0.00",
    ".5, 0.50"
  })
  void whatIsTypedIsKeptInOneForm(String typed, String kept) {
    assertEquals(kept, Money.canonical(typed).orElseThrow());
    assertTrue(Money.amount(kept).isPresent());
  }

  @ParameterizedTest
  @CsvSource({"''", ".", "1.2.3", "-1", "'1,000'", "1234567890", "一百"})
  void whatIsNoAmountIsNotKept(String typed) {
    assertEquals("none", Money.canonical(typed).orElse("none"));
  }

  @ParameterizedTest
  @CsvSource({"12, true", "12.34, true", "12.345, false", "1..2, false", "1234567890, false"})
  void nothingLongerThanFenCanBeTyped(String typed, boolean typeable) {
    assertEquals(typeable, Money.typeable(typed));
  }

  @ParameterizedTest
  @CsvSource({"1234.50, '1,234.50'", "999, 999", "1000000., '1,000,000.'", "12, 12"})
  void thousandsStandApart(String typed, String grouped) {
    assertEquals(grouped, Money.grouped(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "0.00, 零元整",
    "0.05, 伍分",
    "0.50, 伍角整",
    "1.00, 壹元整",
    "10.00, 壹拾元整",
    "1.05, 壹元零伍分",
    "1234.50, 壹仟贰佰叁拾肆元伍角整",
    "1005.00, 壹仟零伍元整",
    "1050.06, 壹仟零伍拾元零陆分",
    "100000.00, 壹拾万元整",
    "100500.00, 壹拾万零伍佰元整",
    "105000.00, 壹拾万伍仟元整",
    "1000005.00, 壹佰万零伍元整",
    "100000005.00, 壹亿零伍元整",
    "100005000.00, 壹亿零伍仟元整",
    "999999999.99, 玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"
  })
  void amountsAreWrittenOutInCapitals(String kept, String capitals) {
    assertEquals(capitals, Money.capitals(kept));
  }

  /// Read back digit by digit, as a cashier would.
  @Test
  void capitalsAlwaysReadBackAsTheAmount() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      long cents = random.nextLong(100_000_000_000L) / (long) Math.pow(10, random.nextInt(11));
      cents = random.nextBoolean() ? cents : cents / 10_000 * 10_000;
      var kept = BigDecimal.valueOf(cents, 2).toPlainString();
      var capitals = Money.capitals(kept);
      assertEquals(cents, read(capitals), capitals);
      assertFalse(capitals.contains("零零") || capitals.endsWith("零"), capitals);
    }
  }

  private static long read(String capitals) {
    long sum = 0;
    long section = 0;
    long digit = 0;
    for (int at = 0; at < capitals.length(); at++) {
      char c = capitals.charAt(at);
      int value = "零壹贰叁肆伍陆柒捌玖".indexOf(c);
      if (value >= 0) {
        digit = value;
      } else if (PLACES.containsKey(c)) {
        section += digit * PLACES.getOrDefault(c, 0);
        digit = 0;
      } else {
        long unit = unit(c);
        section += unit >= 100 ? digit * 100 : 0;
        sum += unit >= 100 ? section * (unit / 100) : digit * unit;
        section = 0;
        digit = 0;
      }
    }
    return sum;
  }

  private static long unit(char c) {
    return switch (c) {
      case '亿' -> 10_000_000_000L;
      case '万' -> 1_000_000;
      case '元' -> 100;
      case '角' -> 10;
      case '分' -> 1;
      case '整' -> 0;
      default -> throw new IllegalArgumentException("unknown " + c);
    };
  }
}
