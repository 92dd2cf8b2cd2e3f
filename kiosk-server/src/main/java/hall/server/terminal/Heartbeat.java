// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.Problem.Defect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a terminal reports: `epoch` is the start of its process in milliseconds since 1970,
/// `sequence` rises within it.
///
/// @param diskFreeBytes room for what the terminal keeps; older terminals do not say
/// @param temperature the hottest that the terminal measures inside, in degrees Celsius
/// @param incidents the last ones, told again and again; older terminals have none
public record Heartbeat(
    long epoch,
    long sequence,
    @Nullable String sentAt,
    @Nullable String software,
    @Nullable String state,
    long configurationGeneration,
    @Nullable String catalogueRevision,
    @Nullable List<Device> devices,
    @Nullable Outbox outbox,
    @Nullable Long diskFreeBytes,
    @Nullable Double temperature,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Incident> incidents) {

  private static final Set<String> STATES = Set.of("idle", "in-session", "out-of-service");
  private static final Set<String> DEVICE_STATES =
      Set.of(
          "online",
          "offline",
          "powerOff",
          "noDevice",
          "hardwareError",
          "userError",
          "deviceBusy",
          "fraudAttempt",
          "starting");
  private static final int MOST_DEVICES = 32;
  private static final int HOTTEST = 200;
  private static final int LONGEST_WORD = 64;
  private static final int MOST_INCIDENTS = 8;

  /// A device in the words of XFS4IoT.
  public record Device(
      @Nullable String name,
      @Nullable String state,
      @Nullable String reason,
      @Nullable List<Consumable> consumables) {}

  public record Consumable(@Nullable String name, double level, @Nullable String unit) {}

  /// Submissions that wait on the terminal for this server.
  ///
  /// @param refused how many this server will never take as they are; null from an older terminal,
  ///   which counts them as waiting
  public record Outbox(int waiting, long oldestSeconds, @Nullable Integer refused) {}

  /// What happened to the terminal's application.
  ///
  /// @param number tells it from others of the same terminal, with its time
  /// @param at ISO 8601, by the terminal's clock
  public record Incident(
      long number, @Nullable String kind, @Nullable String at, @Nullable String detail) {}

  /// The incidents, none when the field is missing.
  public List<Incident> incidentList() {
    return incidents == null ? List.of() : incidents;
  }

  /// The devices, none when the field is missing.
  public List<Device> deviceList() {
    return devices == null ? List.of() : devices;
  }

  /// All that is wrong with this report.
  List<Defect> defects() {
    List<Defect> defects = new ArrayList<>();
    if (state == null || !STATES.contains(state)) {
      defects.add(new Defect("$.state", "One of idle, in-session, out-of-service."));
    }
    if (!isWord(software)) {
      defects.add(new Defect("$.software", "A version of at most 64 characters."));
    }
    if (diskFreeBytes != null && diskFreeBytes < 0) {
      defects.add(new Defect("$.diskFreeBytes", "From 0 on."));
    }
    if (temperature != null && !(Math.abs(temperature) <= HOTTEST)) {
      defects.add(new Defect("$.temperature", "Degrees Celsius, from -200 to 200."));
    }
    defects.addAll(incidentDefects());
    if (deviceList().size() > MOST_DEVICES) {
      defects.add(new Defect("$.devices", "At most 32 devices."));
      return defects;
    }
    for (int i = 0; i < deviceList().size(); i++) {
      Device device = deviceList().get(i);
      if (!isWord(device.name())) {
        defects.add(new Defect("$.devices[" + i + "].name", "A name of at most 64 characters."));
      }
      if (device.state() == null || !DEVICE_STATES.contains(device.state())) {
        defects.add(new Defect("$.devices[" + i + "].state", "A device state of XFS4IoT."));
      }
      if (device.reason() != null && !isWord(device.reason())) {
        defects.add(new Defect("$.devices[" + i + "].reason", "At most 64 characters."));
      }
    }
    return defects;
  }

  private List<Defect> incidentDefects() {
    if (incidentList().size() > MOST_INCIDENTS) {
      return List.of(new Defect("$.incidents", "At most 8 incidents."));
    }
    List<Defect> defects = new ArrayList<>();
    for (int i = 0; i < incidentList().size(); i++) {
      Incident incident = incidentList().get(i);
      if (!isWord(incident.kind()) || !isWord(incident.at())) {
        defects.add(new Defect("$.incidents[" + i + "]", "A kind and a time."));
      }
      if (incident.detail() != null && !isWord(incident.detail())) {
        defects.add(new Defect("$.incidents[" + i + "].detail", "At most 64 characters."));
      }
    }
    return defects;
  }

  private static boolean isWord(@Nullable String text) {
    return text != null && !text.isBlank() && text.length() <= LONGEST_WORD;
  }
}
