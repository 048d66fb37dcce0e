/** The words that switch what a system does for others: its CIM server, Remote Copy itself. */
@NullMarked
package org.arraytwin.product.threepar.cli.service;

import org.jspecify.annotations.NullMarked;
