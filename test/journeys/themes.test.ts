import { takeJourneys } from './journeys-of.js';

takeJourneys('themes');
