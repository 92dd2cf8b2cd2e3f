// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.Reusable;
import hall.kiosk.journey.ServiceItem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Papers of earlier cases, as the server keeps them.
///
/// @param offers what whose card this is need not scan again for an item; none where nobody answers
/// @param look the bytes of one of them; empty where they can't be had
public record ReuseDesk(
    BiFunction<IdCard, ServiceItem, List<Reusable>> offers,
    BiFunction<IdCard, Reusable, Optional<byte[]>> look) {}
