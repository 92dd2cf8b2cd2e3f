// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Hears what is logged while it is open.
public final class Ears extends Handler implements AutoCloseable {
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  public Ears() {
    Logger.getLogger("").addHandler(this);
  }

  public List<String> heard() {
    return List.copyOf(heard);
  }

  @Override
  public void publish(LogRecord said) {
    heard.add(
        said.getMessage()
            + " "
            + List.of(Objects.requireNonNullElse(said.getParameters(), new Object[0])));
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
