// SPDX-License-Identifier: Apache-2.0
/// Service items as the workbooks (XLSX) that districts exchange.
@NullMarked
package hall.server.exchange;

import org.jspecify.annotations.NullMarked;
