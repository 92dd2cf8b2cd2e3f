// SPDX-License-Identifier: Apache-2.0
package hall.server.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Whether an item's codes have their shapes: 基本编码 12 characters; 实施编码 31, the credit code of the
/// body (18), its level (3 city, 4 county, 5 town) and the 12; 业务办理项编码 33, those 31 and two more.
/// Pure.
final class CodeRules {
  private static final Pattern CODE = Pattern.compile("[0-9a-z]{12}");
  private static final Pattern IMPLEMENTATION = Pattern.compile("[0-9A-Z]{18}[345][0-9a-z]{12}");
  private static final Pattern PART = Pattern.compile(IMPLEMENTATION.pattern() + "[0-9]{2}");

  /// GB 32100-2015, 5.2.1: no I, O, S, V, Z.
  private static final String CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int CREDIT_LENGTH = 18;
  private static final int BEFORE_CODE = 19;

  private CodeRules() {}

  static List<Finding> findings(JsonNode item) {
    List<Finding> findings = new ArrayList<>();
    String code = item.path("code").asText();
    String implementation = item.path("implementationCode").asText();
    if (!CODE.matcher(code).matches()) {
      findings.add(Finding.of(Rule.CODE_SHAPE, "$.code", code, code.length()));
    } else if (code.startsWith("99")) {
      findings.add(Finding.of(Rule.CODE_INVENTED, "$.code", code));
    }
    String at = "$.implementationCode";
    if (PART.matcher(implementation).matches()) {
      findings.add(Finding.of(Rule.IMPLEMENTATION_OF_PART, at, implementation.substring(0, 31)));
    } else if (!IMPLEMENTATION.matcher(implementation).matches()) {
      findings.add(
          Finding.of(Rule.IMPLEMENTATION_SHAPE, at, implementation, implementation.length()));
    } else {
      if (!implementation.endsWith(code)) {
        findings.add(
            Finding.of(
                Rule.IMPLEMENTATION_DIFFERS, at, implementation.substring(BEFORE_CODE), code));
      }
      String credit = implementation.substring(0, CREDIT_LENGTH);
      if (!credit.startsWith("TE") && !isCredit(credit)) {
        findings.add(Finding.of(Rule.CREDIT_CODE, at, credit));
      }
    }
    return findings;
  }

  /// The check character of GB 32100-2015, 5.2.6: weights are the powers of 3 modulo 31.
  private static boolean isCredit(String credit) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < CREDIT_LENGTH - 1; i++) {
      int value = CREDIT.indexOf(credit.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value * weight;
      weight = weight * 3 % 31;
    }
    return credit.charAt(CREDIT_LENGTH - 1) == CREDIT.charAt((31 - sum % 31) % 31);
  }
}
