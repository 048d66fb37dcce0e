/**
 * What the services of the SMI-S provider do: methods as commands of the engine, refusals as codes.
 */
@NullMarked
package org.arraytwin.product.eternus.cim.service;

import org.jspecify.annotations.NullMarked;
