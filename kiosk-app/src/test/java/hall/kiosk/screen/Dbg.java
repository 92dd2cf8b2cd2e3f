// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;
import hall.kiosk.journey.*;
import hall.kiosk.journey.Visit.*;
import java.lang.ref.WeakReference;
import java.util.*;
class Dbg { public static void main(String[] a) throws Exception { var s=Stagecraft.on(Samples.PORTRAIT); var st=SampleStates.all(new Look(Language.ZH_CN,TextSize.NORMAL,false));
 for (var n: List.of("identify","home","choose-theme","choose-search","notice-442106041002","form-442106041002","materials-empty","materials-jam","materials-done","commitment-442106041002","sign-drawn","review-442106041002","receipt-submitted","thanks","warning")) { s.show(Objects.requireNonNull(st.get(n))); var r=ref(s); s.show(Objects.requireNonNull(st.get("attract"))); for(int i=0;i<20&&r.get()!=null;i++){System.gc(); s.settle(); Thread.sleep(20);} System.out.println(n+" "+(r.get()==null?"gone":"HELD")); }
 System.exit(0);}
 static WeakReference<Object> ref(Stagecraft s){ return new WeakReference<Object>(Toolkit.on(()->s.all().stream().filter(n->n.getId()!=null&&n.getId().startsWith("screen-")).findFirst().orElseThrow())); } }
