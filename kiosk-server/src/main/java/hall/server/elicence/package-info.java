// SPDX-License-Identifier: Apache-2.0
/// Electronic licences that citizens show instead of laying a paper (扫码亮证): a code is redeemed at
/// the platform that holds them, the seal is verified, and a submission names what was seen.
@NullMarked
package hall.server.elicence;

import org.jspecify.annotations.NullMarked;
