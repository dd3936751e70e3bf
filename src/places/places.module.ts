import { Module } from '@nestjs/common';
import { PlacesImport } from './places-import.js';
import { PlacesResolver } from './places.resolver.js';
import { PlacesService } from './places.service.js';

@Module({ providers: [PlacesService, PlacesImport, PlacesResolver], exports: [PlacesService, PlacesImport] })
export class PlacesModule {}
