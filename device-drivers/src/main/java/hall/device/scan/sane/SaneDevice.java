// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.Deadline;
import hall.device.http.Stop;
import hall.device.scan.ScanSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The opened device: its options and its scans.
final class SaneDevice {

  private final SaneTalk talk;
  private final int handle;
  private final Deadline deadline;

  SaneDevice(SaneTalk talk, int handle, Deadline deadline) {
    this.talk = talk;
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
    for (var name : SanePlan.ORDER) {
      var option = SanePlan.find(options, name).orElse(null);
      var value = option == null ? null : SanePlan.value(option, settings, dpi).orElse(null);
      if (option == null || value == null) {
        continue;
      }
      var answer = set(option, value);
      options = after(answer, options);
      if (name.equals("resolution")) {
        dpi = number(option, answer.value(), dpi);
      }
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
    var answer = talk.ask(request, SaneCodec::controlled, deadline);
    var where = "CONTROL_OPTION " + option.name();
    SaneSession.requireNoPassword(answer.resource(), where);
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
  private int resolution(int otherwise) throws IOException, Stop, InterruptedException {
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
    var started = talk.ask(SaneCodec.start(handle), SaneCodec::started, deadline);
    SaneSession.requireNoPassword(started.resource(), "START");
    return started;
  }

  SaneParameters parameters() throws IOException, Stop, InterruptedException {
    var answer = talk.ask(SaneCodec.getParameters(handle), SaneCodec::parameters, deadline);
    SaneSession.require(answer.status(), "GET_PARAMETERS");
    return answer.parameters();
  }
}
