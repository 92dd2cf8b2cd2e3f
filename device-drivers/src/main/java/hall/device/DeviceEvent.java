// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Something that happened at a device, as it goes into the event log.
///
/// @param device which one
/// @param fields words and numbers in the order of printing; never a name, a number of a person, or
///   a text that a device read
public record DeviceEvent(DeviceUri device, Type type, Map<String, String> fields) {

  /// What happened.
  public enum Type {
    /// An operation ended: `operation`, `result` (`done`, a fault's reason or `no-answer`),
    /// `millis`.
    OPERATION("operation"),
    /// The device is otherwise than before: `from`, `to`, `reason`.
    STATE("state"),
    /// A card, a sheet or a ticket came or went: `media`.
    MEDIA("media"),
    /// A supply has another level: `name`, `level`, `unit`.
    CONSUMABLE("consumable"),
    /// The way to the device was opened again after a loss.
    RECONNECTED("reconnected"),
    /// An operation ran long past its deadline and was interrupted: `operation`.
    STUCK("stuck"),
    /// An interrupted operation did not end even so; the device was let go of: `operation`.
    ABANDONED("abandoned");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public DeviceEvent {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// An event with fields given as name, value, name, value, …
  public static DeviceEvent of(DeviceUri device, Type type, String... namesAndValues) {
    var fields = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new DeviceEvent(device, type, fields);
  }

  /// One line: `device-operation ga450:/dev/ttyUSB0 operation=read result=done millis=136`.
  @Override
  public String toString() {
    var line = new StringBuilder("device-").append(type.word()).append(' ').append(device);
    fields.forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
    return line.toString();
  }
}
