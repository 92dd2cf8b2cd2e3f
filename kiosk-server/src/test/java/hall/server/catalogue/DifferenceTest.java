// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'version':1,'a':1}|{'version':2,'a':1}|~~",
        "{'a':{'b':1}}|{'a':{'b':2}}|a.b:1>2",
        "{'a':1}|{'b':true}|a:1> b:>true",
        "{'m':[{'id':'x','n':1},{'id':'y'}]}|{'m':[{'id':'y'},{'id':'x','n':2}]}|m[x].n:1>2 m:x y>y x",
        "{'m':[{'id':'x'}]}|{'m':[]}|m[x]:{\"id\":\"x\"}>",
        "{'o':[{'value':'x','l':1}]}|{'o':[{'value':'x','l':2}]}|o[x].l:1>2",
        "{'s':['a','b']}|{'s':['a','c','d']}|s[2]:b>c s[3]:>d",
      })
  void differencesAreNamedByIds(String before, String after, String expected)
      throws JsonProcessingException {
    List<Difference> found =
        Difference.between(
            JSON.readTree(before.replace('\'', '"')), JSON.readTree(after.replace('\'', '"')));
    assertEquals(
        expected,
        String.join(
            " ",
            found.stream()
                .map(each -> each.where() + ":" + each.before() + ">" + each.after())
                .toList()));
  }
}
