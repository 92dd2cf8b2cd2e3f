// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.journey.Samples;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Nothing of a question stays with the thread that wrote it; `PurgeIT` asks a whole terminal.
class ForgetfulJsonTest {

  private static final OwnCasesAnswer.Question QUESTION =
      new OwnCasesAnswer.Question(Samples.card().displayName(), Samples.card().idNumber());

  /// Whether the number stands in what Jackson keeps with this thread.
  private static boolean kept() {
    var kept = JsonRecyclerPools.threadLocalPool().acquireAndLinkPooled();
    boolean found = false;
    for (int buffer = 0; buffer <= BufferRecycler.CHAR_NAME_COPY_BUFFER; buffer++) {
      found |= new String(kept.allocCharBuffer(buffer)).contains(QUESTION.idNumber());
    }
    return found;
  }

  @Test
  void whatIsWrittenIsTheSameAndNothingOfItStays() throws IOException {
    var written = ForgetfulJson.MAPPER.writeValueAsString(QUESTION);
    assertEquals(
        QUESTION.idNumber(), ForgetfulJson.MAPPER.readTree(written).get("idNumber").asText());
    assertFalse(kept());
    assertEquals(written, new ObjectMapper().writeValueAsString(QUESTION));
    assertTrue(kept(), "as it would by itself");
  }
}
