// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.Deadline;
import hall.device.http.Stop;
import hall.device.scan.ScanFaults;
import hall.device.scan.ScanSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The opened device: its options and its scans.
final class SaneDevice {

  private static final String DOUBLE_FEED = "double-feed";

  private final SaneTalk talk;
  private final SaneLogin login;
  private final int handle;
  private final Deadline deadline;

  SaneDevice(SaneTalk talk, SaneLogin login, int handle, Deadline deadline) {
    this.talk = talk;
    this.login = login;
    this.handle = handle;
    this.deadline = deadline;
  }

  List<SaneOption> options() throws IOException, Stop, InterruptedException {
    return talk.ask(SaneCodec.getOptionDescriptors(handle), SaneCodec::options, deadline);
  }

  /// Sets everything that the scan needs, then what the URI says.
  ///
  /// @return the resolution that the device really took
  int prepare(SanePlan.Source source, ScanSettings settings, Map<String, String> written)
      throws IOException, Stop, InterruptedException {
    var options = options();
    var place = SanePlan.find(options, "source");
    if (place.isPresent() && source.word().isPresent()) {
      options = after(set(place.get(), SaneValue.text(source.word().get())), options);
    }
    int dpi = settings.dpi();
    boolean turns = !source.turnsByOption();
    for (var name : SanePlan.ORDER) {
      var option = SanePlan.find(options, name).orElse(null);
      var value = option == null ? null : SanePlan.value(option, settings, dpi).orElse(null);
      if (option == null || value == null) {
        continue;
      }
      var answer = set(option, value);
      options = after(answer, options);
      turns |= SanePlan.TURNING.contains(name);
      if (name.equals("resolution")) {
        dpi = number(option, answer.value(), dpi);
      }
    }
    if (!turns) {
      throw Stop.because(ScanFaults.noSuchSource("no option for both sides is active"));
    }
    write(written, options);
    return resolution(dpi);
  }

  private void write(Map<String, String> written, List<SaneOption> before)
      throws IOException, Stop, InterruptedException {
    var options = before;
    for (var entry : new TreeMap<>(written).entrySet()) {
      var text = "%s=%s".formatted(entry.getKey(), entry.getValue());
      var option = SanePlan.find(options, entry.getKey());
      if (option.isEmpty()) {
        throw Stop.because(SaneFaults.optionRefused(text + ": no such option now"));
      }
      var value = SanePlan.written(option.get(), entry.getValue());
      if (value.isEmpty()) {
        throw Stop.because(SaneFaults.optionRefused(text + ": not among its values"));
      }
      options = after(set(option.get(), value.get()), options);
    }
  }

  private SaneCodec.Controlled set(SaneOption option, SaneValue value)
      throws IOException, Stop, InterruptedException {
    return control(SaneCodec.setOption(handle, option, value), option);
  }

  private SaneCodec.Controlled control(byte[] request, SaneOption option)
      throws IOException, Stop, InterruptedException {
    var where = "CONTROL_OPTION " + option.name();
    var answer =
        login.ask(request, SaneCodec::controlled, SaneCodec.Controlled::resource, where, deadline);
    if (answer.status() == SaneStatus.INVAL || answer.status() == SaneStatus.UNSUPPORTED) {
      throw Stop.because(
          SaneFaults.optionRefused("%s: SANE_STATUS_%s".formatted(where, answer.status())));
    }
    SaneSession.require(answer.status(), where);
    return answer;
  }

  private List<SaneOption> after(SaneCodec.Controlled answer, List<SaneOption> options)
      throws IOException, Stop, InterruptedException {
    return answer.optionsChanged() ? options() : options;
  }

  /// Asked at last, because other options may have changed it; `otherwise` where there is none.
  int resolution(int otherwise) throws IOException, Stop, InterruptedException {
    for (var option : options()) {
      if (option.name().equals("resolution") && option.readable() && option.numeric()) {
        var answer = control(SaneCodec.getOption(handle, option), option);
        return number(option, answer.value(), otherwise);
      }
    }
    return otherwise;
  }

  private static int number(SaneOption option, SaneValue value, int otherwise) {
    return value instanceof SaneValue.Numbers(var numbers) && !numbers.isEmpty()
        ? Math.clamp(Math.round(option.meant(numbers.getFirst())), 1, 9_600)
        : otherwise;
  }

  SaneCodec.Started start() throws IOException, Stop, InterruptedException {
    return login.ask(
        SaneCodec.start(handle),
        SaneCodec::started,
        SaneCodec.Started::resource,
        "START",
        deadline);
  }

  /// What a sensor sees now; empty where the device has no such sensor.
  Optional<Boolean> sensor(String name) throws IOException, Stop, InterruptedException {
    for (var option : options()) {
      if (option.name().equals(name)
          && option.readable()
          && option.type() == SaneOption.Type.BOOL) {
        var answer = control(SaneCodec.getOption(handle, option), option);
        return answer.value() instanceof SaneValue.Numbers(var numbers) && !numbers.isEmpty()
            ? Optional.of(numbers.getFirst() != 0)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Ends the scan unless the status is GOOD; the protocol has no status of its own for two sheets
  /// at once, so a jam is looked into.
  void require(SaneStatus status, String where) throws Stop, InterruptedException {
    if (status == SaneStatus.JAMMED && doubleFeed()) {
      throw Stop.because(
          ScanFaults.doubleFeed("%s: SANE_STATUS_JAMMED, %s".formatted(where, DOUBLE_FEED)));
    }
    SaneSession.require(status, where);
  }

  private boolean doubleFeed() throws InterruptedException {
    try {
      return sensor(DOUBLE_FEED).orElse(false);
    } catch (IOException | Stop e) {
      // The jam itself is what must be told.
      System.getLogger(SaneDevice.class.getName())
          .log(System.Logger.Level.DEBUG, "asking for a double feed", e);
      return false;
    }
  }

  /// Asks for the parameters of the frame that has just been started.
  ///
  /// Before its data connection is opened: a daemon that has nothing to wait for may read the whole
  /// frame before it looks at the next question, and then answer for the frame after it.
  void askParameters() throws IOException, InterruptedException {
    talk.begin(SaneCodec.getParameters(handle), deadline);
  }

  /// What [#askParameters] asked for.
  SaneParameters parameters() throws IOException, Stop, InterruptedException {
    var answer = talk.end(SaneCodec::parameters, deadline);
    SaneSession.require(answer.status(), "GET_PARAMETERS");
    return answer.parameters();
  }
}
