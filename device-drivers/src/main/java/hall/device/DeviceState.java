// SPDX-License-Identifier: Apache-2.0
package hall.device;

/// The device states of the XFS4IoT specification (Common.StatusChanged, `device`).
public enum DeviceState {
  ONLINE("online"),
  OFFLINE("offline"),
  POWER_OFF("powerOff"),
  NO_DEVICE("noDevice"),
  HARDWARE_ERROR("hardwareError"),
  USER_ERROR("userError"),
  DEVICE_BUSY("deviceBusy"),
  FRAUD_ATTEMPT("fraudAttempt"),
  STARTING("starting");

  private final String word;

  DeviceState(String word) {
    this.word = word;
  }

  /// The word of the specification, as it stands in JSON and logs.
  public String word() {
    return word;
  }
}
