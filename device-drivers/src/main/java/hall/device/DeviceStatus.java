// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a device told of itself at one moment.
///
/// @param fault present whenever the state is not `online`, `deviceBusy` or `starting`; also a
///   warning that does not stop work while `online`, such as `media-low`
/// @param consumables paper, toner and the like, where the device tells
/// @param capabilities what the device can do, by capability name
/// @param identity vendor, model, serial or SAM id, where the device tells
/// @param media what lies in its way, where it can tell
public record DeviceStatus(
    DeviceState state,
    Optional<DeviceFault> fault,
    List<Consumable> consumables,
    Map<String, String> capabilities,
    Map<String, String> identity,
    Media media) {

  /// A supply that runs out.
  ///
  /// @param level in `unit`; -1 when the device has the supply but does not know its level
  /// @param unit `percent`, `sheets` or `state` (0 out, 1 low, 2 good)
  public record Consumable(String name, int level, String unit) {}

  public DeviceStatus {
    consumables = List.copyOf(consumables);
    capabilities = Map.copyOf(capabilities);
    identity = Map.copyOf(identity);
  }

  /// A device that can't tell what lies in its way.
  public DeviceStatus(
      DeviceState state,
      Optional<DeviceFault> fault,
      List<Consumable> consumables,
      Map<String, String> capabilities,
      Map<String, String> identity) {
    this(state, fault, consumables, capabilities, identity, Media.UNKNOWN);
  }

  /// The same with what lies in the device's way.
  public DeviceStatus withMedia(Media seen) {
    return new DeviceStatus(state, fault, consumables, capabilities, identity, seen);
  }

  /// A device that works and has nothing more to say.
  public static DeviceStatus online() {
    return new DeviceStatus(DeviceState.ONLINE, Optional.empty(), List.of(), Map.of(), Map.of());
  }

  /// A device that can't work because of `fault`.
  public static DeviceStatus of(DeviceFault fault) {
    return new DeviceStatus(fault.state(), Optional.of(fault), List.of(), Map.of(), Map.of());
  }

  /// Whether an operation started now has a chance.
  public boolean usable() {
    return state == DeviceState.ONLINE || state == DeviceState.DEVICE_BUSY;
  }
}
