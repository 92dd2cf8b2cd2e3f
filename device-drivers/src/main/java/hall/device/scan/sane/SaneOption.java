// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import java.util.List;

/// SANE_Option_Descriptor (SANE Standard 4.2.9) without its prose.
///
/// @param index its number in CONTROL_OPTION
/// @param name empty for the option count and for groups
/// @param size of a value, in bytes
record SaneOption(
    int index, String name, Type type, Unit unit, int size, int capabilities, Limits limits) {

  private static final int SOFT_SELECT = 1;
  private static final int SOFT_DETECT = 4;
  private static final int INACTIVE = 32;
  private static final double FIXED_ONE = 65536;

  /// SANE_Value_Type by its number.
  enum Type {
    BOOL(0),
    INT(1),
    FIXED(2),
    STRING(3),
    BUTTON(4),
    GROUP(5);

    final int code;

    Type(int code) {
      this.code = code;
    }
  }

  /// SANE_Unit by its number.
  enum Unit {
    NONE,
    PIXEL,
    BIT,
    MM,
    DPI,
    PERCENT,
    MICROSECOND
  }

  /// SANE_Constraint_Type and what belongs to it; numbers as they stand on the wire.
  sealed interface Limits {
    record None() implements Limits {}

    record Range(int min, int max, int quant) implements Limits {}

    record Numbers(List<Integer> numbers) implements Limits {}

    record Texts(List<String> texts) implements Limits {}
  }

  boolean settable() {
    return (capabilities & SOFT_SELECT) != 0 && (capabilities & INACTIVE) == 0;
  }

  boolean readable() {
    return (capabilities & SOFT_DETECT) != 0 && (capabilities & INACTIVE) == 0;
  }

  boolean numeric() {
    return type == Type.INT || type == Type.FIXED;
  }

  /// The texts to choose from, none where there is no such list.
  List<String> texts() {
    return limits instanceof Limits.Texts(var texts) ? texts : List.of();
  }

  /// A number on the wire as it is meant: FIXED counts 1/65536.
  double meant(int word) {
    return type == Type.FIXED ? word / FIXED_ONE : word;
  }

  /// The number on the wire that the limits allow and that comes closest.
  int nearest(double wish) {
    double scaled = type == Type.FIXED ? wish * FIXED_ONE : wish;
    return switch (limits) {
      case Limits.Range(int min, int max, int quant) -> {
        double inside = Math.max(min, Math.min(max, scaled));
        if (quant > 1) {
          double stepped = min + Math.round((inside - min) / quant) * (double) quant;
          inside = stepped > max ? stepped - quant : stepped;
        }
        yield (int) Math.round(inside);
      }
      case Limits.Numbers(var numbers) -> {
        int best = (int) Math.round(scaled);
        double distance = Double.MAX_VALUE;
        for (int number : numbers) {
          if (Math.abs(number - scaled) < distance) {
            distance = Math.abs(number - scaled);
            best = number;
          }
        }
        yield best;
      }
      case Limits.None(), Limits.Texts(_) -> (int) Math.round(scaled);
    };
  }
}
