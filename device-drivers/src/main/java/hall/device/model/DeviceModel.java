// SPDX-License-Identifier: Apache-2.0
package hall.device.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One model of a device, as `configs/devices` describes it.
///
/// @param name what `?model=NAME` in a URI calls it
/// @param facts quirks and capabilities by name: flags, whole numbers or words
public record DeviceModel(String name, Map<String, Object> facts) {

  public DeviceModel {
    facts = Map.copyOf(facts);
  }

  /// Whether it is so; `otherwise` where the model does not say.
  public boolean flag(String fact, boolean otherwise) {
    return value(fact, otherwise, Boolean.class, "true or false");
  }

  /// How many; `otherwise` where the model does not say.
  public int number(String fact, int otherwise) {
    return value(fact, otherwise, Integer.class, "a whole number");
  }

  /// Which; `otherwise` where the model does not say.
  public String word(String fact, String otherwise) {
    return value(fact, otherwise, String.class, "a text");
  }

  private <T> T value(String fact, T otherwise, Class<T> type, String what) {
    var value = facts.get(fact);
    if (value == null) {
      return otherwise;
    }
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "device model %s: %s must be %s, not %s".formatted(name, fact, what, value));
    }
    return type.cast(value);
  }

  /// Refuses a model with facts that its driver does not know: a misspelt quirk would be silently
  /// without effect.
  ///
  /// @throws IllegalArgumentException that names them
  public DeviceModel knowing(Set<String> known) {
    var unknown = new TreeSet<>(facts.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "device model %s says what its driver does not know: %s; there are %s"
              .formatted(name, String.join(", ", unknown), new TreeSet<>(known)));
    }
    return this;
  }
}
