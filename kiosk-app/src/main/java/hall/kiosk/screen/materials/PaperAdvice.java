// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Owner;
import hall.kiosk.journey.PageList;
import hall.kiosk.screen.kit.Kit;

/// After a scan that stopped: what is kept, and which paper to take next.
record PaperAdvice(Kit kit) {

  String of(DeviceFault fault, Situation now) {
    var pages = now.pages();
    int kept = pages.size();
    if (fault.owner() != Owner.CITIZEN && fault.owner() != Owner.SOFTWARE) {
      return kept == 0
          ? kit.say("advice.other-terminal")
          : kit.say("materials.advice.staff", kept, kept + 1);
    }
    if ("too-many-pages".equals(fault.reason())) {
      return kit.say("materials.advice.too-many");
    }
    if (now.again().isPresent()) {
      return kit.say("materials.advice.replace", now.number(now.again().get()));
    }
    if (kept == 0) {
      return kit.say("materials.advice.again");
    }
    if (PageList.bothSides(pages)) {
      return resume("materials.advice.resume.sheet", PageList.sheets(pages));
    }
    return resume("materials.advice.resume", kept);
  }

  private String resume(String words, int kept) {
    return kit.say(kept == 1 ? words + ".one" : words, kept, kept + 1);
  }
}
